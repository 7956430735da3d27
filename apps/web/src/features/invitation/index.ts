export { GuestDoor } from './components/guest-door.tsx';
export { InviteControl } from './components/invite-control.tsx';
export { ReceivedBar } from './components/received-bar.tsx';
