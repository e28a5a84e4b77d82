import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { listInvitations } from '#domain/accounts/invitation-list.server.ts';
import { inviteAll, NewInvitations } from '#domain/accounts/inviting-several.server.ts';
import { Email, ROLES } from '#domain/accounts/person.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { teamIdOf } from '../../teams/team-answer.server.ts';
import { HandedOut, handedOut } from './handed-out.server.ts';

const Invitation = z.object({
	id: z.int(),
	email: z.string(),
	role: z.enum(ROLES),
	/** The name of the team that they are in from the first day. */
	team: z.string().nullable(),
	invitedBy: z.string(),
	state: z.enum(['open', 'accepted', 'expired']),
	expiresAt: z.iso.datetime(),
	mailedAt: z.iso.datetime().nullable(),
});
export const GET = endpoint({
	summary: 'The invitations of the last ninety days, the newest first; for administrators',
	scope: 'read',
	answers: z.object({ items: z.array(Invitation) }),
	act: async (person, _, { locals }) => {
		const found = await listInvitations(locals.db, person);
		const items = found.map(({ id, email, role, team, invitedBy, state, ...at }) => ({
			...{ id, email, role, team, invitedBy, state, expiresAt: isoTime(at.expiresAt) },
			mailedAt: isoTime(at.mailedAt),
		}));
		return { body: { items } };
	},
});

export const POST = endpoint({
	summary: 'Invite people, all of them or none: by letter, or with links to hand on',
	scope: 'write',
	body: z.object({
		emails: z.array(Email).min(1, 'Whom do you invite?').max(50, '50 at a time, at the most.'),
		role: NewInvitations.shape.role,
		/** The slug of the team that they are in from the first day. */
		team: z.string().max(120).nullable().default(null),
		/** A line or two that stand in the letter. */
		words: NewInvitations.shape.words,
		/** Links to hand on, where letters could be sent. */
		byHand: z.boolean().default(false),
	}),
	answers: z.object({ items: z.array(HandedOut) }),
	status: 201,
	act: async (person, { body }, { locals: { db }, url }) => {
		const { emails, role, team, words, byHand } = body;
		const teamId = team === null ? null : await teamIdOf(db, person, team, 'team');
		const by = byHand ? { byHand: 'on' as const } : {};
		const made = await inviteAll(db, person, { emails: [...new Set(emails)], role, teamId, words, ...by });
		return { body: { items: made.map((one) => handedOut(one, url)) } };
	},
});
