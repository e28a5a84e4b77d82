/** What goes out about lines of somebody's inbox, on whatever way: its kind in the outbox, and how its keys begin. */
export const NOTICES = 'notice';

/** What the pages of a browser are told is new: there is something in the inbox, or there is less. */
export const INBOX = 'inbox';
