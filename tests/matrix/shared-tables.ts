import { row, table } from './decision.ts';

/** Whoever is signed in reads it. */
export const EVERYBODY = row('303 200 200 200 200 200 200 200 200');
/** What everybody does for themselves. */
export const OWN = row('401 200 200 200 200 200 200 200 200');
/** What is one person's: nobody else's hand reaches it. */
export const ONLY_OWN = table(`
	        stranger guest outsider teammate author reader curator admin owner
	own     401      404   404      404      200    404    404     404   404
	missing 401      404   404      404      404    404    404     404   404`);
/** Nobody has any. */
export const NOBODYS = table(`
	        stranger guest outsider teammate author reader curator admin owner
	missing 401      404   404      404      404    404    404     404   404`);
/** It answers as what does not exist. */
export const NOT_THERE = table(`
	        stranger guest outsider teammate author reader curator admin owner
	missing 404      404   404      404      404    404    404     404   404`);
/** Whoever knows the key may, and nobody else. */
export const KEY_HOLDERS = table(`
	        stranger guest outsider teammate author reader curator admin owner
	known   200      200   200      200      200    200    200     200   200
	missing 404      404   404      404      404    404    404     404   404`);
/** A page for those who run the workspace. */
export const ADMINS = row('303 403 403 403 403 403 403 200 200');
export const byAdmins = (good: string) => row(`401 403 403 403 403 403 403 ${good} ${good}`);

/** Pages, files and answers that whoever may read the post-mortem may see; programs who are strangers hear 401. */
export const readers = (stranger: number) =>
	table(`
	           stranger    guest outsider teammate author reader curator admin owner
	draft      ${stranger} 404   404      404      200    404    404     404   404
	team       ${stranger} 200   404      200      200    404    404     404   404
	restricted ${stranger} 200   404      404      200    200    404     404   404
	workspace  ${stranger} 404   200      200      200    200    200     200   200
	reviewed   ${stranger} 404   404      200      200    200    404     404   404
	removed    ${stranger} 404   404      404      404    404    404     404   404
	missing    ${stranger} 404   404      404      404    404    404     404   404`);

/** For whoever may write the post-mortem, its facilitator too. */
export const writers = (answer: string) =>
	table(`
	           stranger guest outsider teammate  author    reader curator admin     owner
	draft      401      404   404      404       ${answer} 404    404     404       404
	team       401      403   404      403       ${answer} 404    404     404       404
	restricted 401      403   404      404       ${answer} 403    404     404       404
	workspace  401      404   403      403       ${answer} 403    403     ${answer} ${answer}
	reviewed   401      404   404      ${answer} ${answer} 403    404     404       404
	removed    401      404   404      404       404       404    404     404       404
	missing    401      404   404      404       404       404    404     404       404`);

/** Its readers say what it did for them. The outsider has said so before. */
export const thanking = (good: number, again: string) =>
	table(`
	           stranger guest   outsider teammate author reader  curator  admin   owner
	draft      401      404     404      404      409    404     404      404     404
	team       401      ${good} 404      ${good}  403    404     404      404     404
	restricted 401      ${good} 404      404      403    ${good} 404      404     404
	workspace  401      404     ${again} ${good}  403    ${good} ${good}  ${good} ${good}
	removed    401      404     404      404      404    404     404      404     404
	missing    401      404     404      404      404    404     404      404     404`);
/** The outsider alone has said something that can be taken back. */
export const takingBack = (good: number) =>
	table(`
	           stranger guest    outsider teammate author   reader   curator  admin    owner
	draft      401      404      404      404      =${good} 404      404      404      404
	team       401      =${good} 404      =${good} =${good} 404      404      404      404
	restricted 401      =${good} 404      404      =${good} =${good} 404      404      404
	workspace  401      404      ${good}  =${good} =${good} =${good} =${good} =${good} =${good}
	removed    401      404      404      404      404      404      404      404      404
	missing    401      404      404      404      404      404      404      404      404`);

/** Everybody knows of a team; guests of those that they are in. */
export const TEAM_SEEN = table(`
	         stranger guest outsider teammate author reader curator admin owner
	payments 303      200   200      200      200    200    200     200   200
	missing  303      404   404      404      404    404    404     404   404`);
/** A page for whoever looks after the team. */
export const TEAM_PAGE = table(`
	         stranger guest outsider teammate author reader curator admin owner
	payments 303      403   403      200      200    403    403     200   200
	missing  303      404   404      404      404    404    404     404   404`);
/** What they do there: its people (nobody leads it), and the administrators. */
export const byItsTeam = (done: string) =>
	table(`
	         stranger guest outsider teammate author  reader curator admin   owner
	payments 401      403   403      ${done}  ${done} 403    403     ${done} ${done}
	missing  401      404   404      404      404     404    404     404     404`);
/** What is done to a team as a whole. */
export const toATeamByAdmins = (done: string) =>
	table(`
	         stranger guest outsider teammate author reader curator admin   owner
	payments 401      403   403      403      403    403    403     ${done} ${done}
	missing  401      404   404      404      404    404    404     404     404`);
