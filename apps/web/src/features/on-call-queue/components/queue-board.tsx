import { OnCallCard } from './on-call-card.tsx';
import { OwnLists } from './own-lists.tsx';
import { WaitingList } from './waiting-list.tsx';
import classes from './lists.module.css';

/** The specialist's home: what rings, clearly apart from what the person already has. */
export function QueueBoard() {
  return (
    <>
      <OnCallCard />
      <div className={classes.board}>
        <WaitingList />
        <div className={classes.mine}>
          <OwnLists />
        </div>
      </div>
    </>
  );
}
