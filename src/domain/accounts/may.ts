import type { Person, Role } from './person.ts';

/**
 * Who may do what in the workspace: one function for each decision.
 *
 * |                                                   | owner | admin | curator | member | guest |
 * |---------------------------------------------------|-------|-------|---------|--------|-------|
 * | make and unmake owners, erase who has left        | yes   |       |         |        |       |
 * | people, invitations, every team, the workspace    | yes   | yes   |         |        |       |
 * | topics, kinds of factors, templates, shared views | yes   | yes   | yes     |        |       |
 * | write and bring entries, make teams               | yes   | yes   | yes     | yes    |       |
 * | decide who reads what one has written             | yes   | yes   | yes     | yes    |       |
 * | read what is shared with the whole workspace      | yes   | yes   | yes     | yes    |       |
 * | read and discuss what is shared with oneself      | yes   | yes   | yes     | yes    | yes   |
 *
 * A guest may be named as an author, a reviewer or a facilitator, and does that part. What they are shown of
 * people and teams is in `entries/acquaintances.server.ts`. Who leads a team tends it: `teams.server.ts`. What
 * somebody may do with one entry depends on what they are to it: `entries/visibility.server.ts`.
 */
type Who = Pick<Person, 'role'>;

export function isOwner({ role }: Who): boolean {
	return role === 'owner';
}

export function isGuest({ role }: Who): boolean {
	return role === 'guest';
}

/** People, invitations, teams, settings. */
export function mayAdminister({ role }: Who): boolean {
	return role === 'owner' || role === 'admin';
}

/** What all share: topics, kinds of factors, templates, views. */
export function mayCurate(who: Who): boolean {
	return mayAdminister(who) || who.role === 'curator';
}

/** Post-mortems and log entries of their own, and those that are brought from elsewhere. */
export function mayBegin(who: Who): boolean {
	return !isGuest(who);
}

/** Who reads what they wrote, when it is published, and who is asked for something. */
export function mayDecide(who: Who): boolean {
	return !isGuest(who);
}

/** Others see that they can be asked. */
export function mayOfferHelp(who: Who): boolean {
	return !isGuest(who);
}

export function mayMakeTeams(who: Who): boolean {
	return !isGuest(who);
}

/** What the alerts of a team say is of the workspace, also for a guest in the team. */
export function maySeeAlerts(who: Pick<Person, 'role' | 'teams'>, teamId: number): boolean {
	return mayAdminister(who) || (!isGuest(who) && who.teams.includes(teamId));
}

/** Also oneself: an administrator may step back. Only an owner makes an owner, or changes one. */
export function mayGiveRole(who: Who, from: Role, to: Role): boolean {
	return isOwner(who) || (mayAdminister(who) && from !== 'owner' && to !== 'owner');
}

export function mayInvite(who: Who, as: Role): boolean {
	return mayGiveRole(who, 'member', as);
}

/** Somebody leaves, or comes back. */
export function mayDeactivate(who: Who, target: Role): boolean {
	return mayGiveRole(who, target, 'member');
}

/** It cannot be undone. */
export function mayErase(who: Who): boolean {
	return isOwner(who);
}
