import { Desk } from './desk.tsx';
import { OnCallCard } from './on-call-card.tsx';
import { OwnLists } from './own-lists.tsx';
import classes from './lists.module.css';

/** The specialist's home: what is to be done by urgency, and beside it what is left to be written. */
export function QueueBoard() {
  return (
    <>
      <OnCallCard />
      <div className={classes.board}>
        <Desk />
        <div className={classes.mine}>
          <OwnLists />
        </div>
      </div>
    </>
  );
}
