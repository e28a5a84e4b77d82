import { always, row, table, type Decision } from './decision.ts';
import { byAdmins, byItsTeam, toATeamByAdmins } from './shared-tables.ts';
import type { World } from './world.ts';

const EVERYBODY = row('401 200 200 200 200 200 200 200 200');
const ADMINS = row('401 403 403 403 403 403 403 200 200');

const idOf = (object: string, { people }: World) =>
	(people as Partial<World['people']>)[object as keyof World['people']]?.id ?? 999;
const onPerson = (rest: string) => (object: string, world: World) =>
	`/api/v1/people/${idOf(object.replace(/-.*/, '') || 'author', world)}${rest}`;
const onTeam = (rest: string) => (object: string) => `/api/v1/teams/${object}${rest}`;

/** Somebody who is here, and somebody who is not. */
const ofThem = (done: string, stranger = 401) =>
	table(`
		        stranger    guest outsider teammate author reader curator admin   owner
		author  ${stranger} 403   403      403      403    403    403     ${done} ${done}
		missing ${stranger} 404   404      404      404    404    404     404     404`);

/** People, teams and tokens, for programs. */
export const PEOPLE_API_DECISIONS: Record<string, Decision> = {
	'GET /api/v1/me': { at: always('/api/v1/me'), table: EVERYBODY },
	'PATCH /api/v1/me': { at: always('/api/v1/me'), body: { name: 'Another Name' }, table: EVERYBODY },
	'GET /api/v1/me/tokens': { at: always('/api/v1/me/tokens'), table: EVERYBODY },
	'DELETE /api/v1/me/tokens/[id=number]': {
		at: (object, { tokenOfAuthor }) => `/api/v1/me/tokens/${object === 'own' ? tokenOfAuthor : 999}`,
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			own     401      404   404      404      204    404    404     404   404
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'GET /api/v1/admin/tokens': { at: always('/api/v1/admin/tokens'), table: ADMINS },
	'DELETE /api/v1/admin/tokens/[id=number]': {
		at: (_, { tokenOfAuthor }) => `/api/v1/admin/tokens/${tokenOfAuthor}`,
		table: byAdmins('204'),
	},

	'GET /api/v1/people/invitations': { at: always('/api/v1/people/invitations'), table: ADMINS },
	'POST /api/v1/people/invitations': {
		at: always('/api/v1/people/invitations'),
		body: (object) => ({ emails: ['somebody@example.org'], role: object }),
		table: table(`
			       stranger guest outsider teammate author reader curator admin owner
			member 401      403   403      403      403    403    403     201   201
			owner  401      403   403      403      403    403    403     403   201`),
	},
	'POST /api/v1/people/invitations/[id=number]/again': {
		at: (_, { invitation }) => `/api/v1/people/invitations/${invitation.id}/again`,
		body: {},
		table: byAdmins('201'),
	},
	'DELETE /api/v1/people/invitations/[id=number]': {
		at: (_, { invitation }) => `/api/v1/people/invitations/${invitation.id}`,
		table: byAdmins('204'),
	},
	'PATCH /api/v1/people/[id=number]': {
		at: onPerson(''),
		body: (object) => ({ role: object.replace(/.*-/, '') }),
		table: table(`
			               stranger guest outsider teammate author reader curator admin owner
			outsider-admin 401      404   403      403      403    403    403     200   200
			outsider-owner 401      404   403      403      403    403    403     403   200
			admin-member   401      404   403      403      403    403    403     200   200
			owner-member   401      404   403      403      403    403    403     403   422
			gone-admin     401      404   403      403      403    403    403     404   404
			missing-admin  401      404   404      404      404    404    404     404   404`),
	},
	'PUT /api/v1/people/[id=number]/departure': {
		at: onPerson('/departure'),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			outsider 401      404   403      403      403    403    403     200   200
			admin    401      404   403      403      403    403    403     200   200
			owner    401      404   403      403      403    403    403     403   422
			gone     401      404   403      403      403    403    403     404   404
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'DELETE /api/v1/people/[id=number]/departure': {
		at: onPerson('/departure'),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			author   401      403   403      403      403    403    403     404   404
			gone     401      404   403      403      403    403    403     200   200
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'GET /api/v1/people/[id=number]/waiting': {
		at: onPerson('/waiting'),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			-       401      403   403      403      403    403    403     200   200
			missing 401      403   403      403      403    403    403     404   404`),
	},
	// Nothing waits for them.
	'POST /api/v1/people/[id=number]/waiting/hand-over': {
		at: onPerson('/waiting/hand-over'),
		body: (_, { people }) => ({ to: people.reader.id }),
		table: ofThem('200'),
	},
	'DELETE /api/v1/people/[id=number]/parts': {
		at: onPerson('/parts'),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			author   401      403   403      403      403    403    403     =204  =204
			teammate 401      403   403      403      403    403    403     204   204
			missing  401      404   404      404      404    404    404     404   404`),
	},

	'POST /api/v1/teams': {
		at: always('/api/v1/teams'),
		body: { name: 'Kiln' },
		table: row('401 403 201 201 201 201 201 201 201'),
	},
	'PATCH /api/v1/teams/[slug]': { at: onTeam(''), body: { name: 'Money' }, table: byItsTeam('200') },
	// Somebody is in it.
	'DELETE /api/v1/teams/[slug]': { at: onTeam(''), table: toATeamByAdmins('409') },
	'POST /api/v1/teams/[slug]/merge': {
		at: onTeam('/merge'),
		body: { into: 'platform' },
		table: toATeamByAdmins('200'),
	},
	'PUT /api/v1/teams/[slug]/people/[id=number]': {
		at: (object, world) => onTeam(`/people/${idOf('outsider', world)}`)(object),
		body: {},
		table: byItsTeam('200'),
	},
	'DELETE /api/v1/teams/[slug]/people/[id=number]': {
		at: (object, world) => onTeam(`/people/${idOf('teammate', world)}`)(object),
		table: byItsTeam('204'),
	},
};
