import { always, row, table, type Decision } from './decision.ts';
import {
	EVERYBODY,
	OWN,
	ONLY_OWN,
	NOBODYS,
	NOT_THERE,
	KEY_HOLDERS,
	ADMINS,
	byAdmins,
	TEAM_PAGE,
	byItsTeam,
} from './shared-tables.ts';
import type { World } from './world.ts';

const WEBHOOK = {
	name: 'Warehouse',
	address: 'https://hooks.invalid/another',
	'events[]': ['lesson.learned', 'change.done'],
};

const hookOf = (object: string, { reachingOut: { webhooks } }: World) =>
	webhooks[object as keyof typeof webhooks] || 999;

/** One of the workspace: `missing` is that of a team. */
const onHook = (act: string, good: string, more: Record<string, string | string[]> = {}): Decision => ({
	at: (object, world) => `/admin/webhooks/${idOf(object, world)}?/${act}`,
	fields: (object, world) => ({ id: String(idOf(object, world)), ...more }),
	table: table(`
		          stranger guest outsider teammate author reader curator admin   owner
		workspace 401      403   403      403      403    403    403     ${good} ${good}
		missing   401      403   403      403      403    403    403     404     404`),
});
const idOf = (object: string, world: World) =>
	object === 'missing' ? world.reachingOut.webhooks.payments : hookOf(object, world);

/** Of a team: for whoever looks after it. */
const onTeam = (
	page: string,
	act: string,
	good: string,
	more: (world: World) => Record<string, string | string[]> = () => ({}),
): Decision => ({
	at: (object) => `/teams/${object}/${page}?/${act}`,
	fields: (_, world) => more(world),
	table: byItsTeam(good),
});
const onTeamHook = (act: string, good: string, more: Record<string, string | string[]> = {}): Decision => {
	const one = onTeam('webhooks', act, good, ({ reachingOut }) => ({
		id: String(reachingOut.webhooks.payments),
		...more,
	}));
	return {
		...one,
		at: (object, world) => `/teams/${object}/webhooks/${world.reachingOut.webhooks.payments}?/${act}`,
	};
};
const onChannel = (act: string, good: string, more: Record<string, string | string[]> = {}) =>
	onTeam('chat', act, good, ({ reachingOut }) => ({ id: String(reachingOut.channel), ...more }));

/** Its members and the administrators see what there is. */
const INCOMING_PAGE = table(`
	         stranger guest outsider teammate author reader curator admin owner
	payments 303      403   403      200      200    403    403     200   200
	missing  303      404   404      404      404    404    404     404   404`);
/** What comes to an address is its owner's alone: to others of the team it is as one that is not there. */
const incomingOf = (object: string, { reachingOut }: World) =>
	object === 'missing' ? 999 : reachingOut.incoming.id;
const ofIncoming = (stranger: string, own: string, admin: string) =>
	table(`
		         stranger    guest outsider teammate author reader curator admin    owner
		payments ${stranger} 403   403      404      ${own} 403    403     ${admin} ${admin}
		missing  ${stranger} 403   403      404      404    403    403     404      404`);
const onOneIncoming = (
	act: string,
	good: string,
	more: Record<string, string> = {},
	admin = '404',
): Decision => ({
	at: (object, world) => `/teams/payments/incoming/${incomingOf(object, world)}?/${act}`,
	fields: (object, world) => ({ id: String(incomingOf(object, world)), ...more }),
	table: ofIncoming('401', good, admin),
});

const CHANNEL = { kind: 'mattermost', name: '#money', 'news[]': ['learnings'] };
/** Webhooks, channels, feeds, and what comes back from chats. */
export const REACHING_OUT_DECISIONS: Record<string, Decision> = {
	'GET /admin/webhooks': { at: always('/admin/webhooks'), table: ADMINS },
	'POST /admin/webhooks?/make': {
		at: always('/admin/webhooks?/make'),
		fields: () => WEBHOOK,
		table: byAdmins('200'),
	},
	'GET /admin/webhooks/[id=number]': {
		at: (object, world) => `/admin/webhooks/${idOf(object, world)}`,
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			workspace 303      403   403      403      403    403    403     200   200
			missing   303      403   403      403      403    403    403     404   404`),
	},
	'POST /admin/webhooks/[id=number]?/change': onHook('change', '200', WEBHOOK),
	'POST /admin/webhooks/[id=number]?/renew': onHook('renew', '200'),
	'POST /admin/webhooks/[id=number]?/forget': onHook('forget', '=200'),
	'POST /admin/webhooks/[id=number]?/all': onHook('all', '409'),
	'POST /admin/webhooks/[id=number]?/pause': onHook('pause', '200'),
	'POST /admin/webhooks/[id=number]?/resume': onHook('resume', '200'),
	'POST /admin/webhooks/[id=number]?/remove': onHook('remove', '303'),
	'POST /admin/webhooks/[id=number]?/test': onHook('test', '200'),
	// It is paused.
	'POST /admin/webhooks/[id=number]?/again': onHook('again', '409', { delivery: '1' }),

	'GET /teams/[slug]/webhooks': { at: (object) => `/teams/${object}/webhooks`, table: TEAM_PAGE },
	'POST /teams/[slug]/webhooks?/make': onTeam('webhooks', 'make', '200', () => WEBHOOK),
	'GET /teams/[slug]/webhooks/[id=number]': {
		at: (object, world) => `/teams/${object}/webhooks/${world.reachingOut.webhooks.payments}`,
		table: TEAM_PAGE,
	},
	'POST /teams/[slug]/webhooks/[id=number]?/change': onTeamHook('change', '200', WEBHOOK),
	'POST /teams/[slug]/webhooks/[id=number]?/renew': onTeamHook('renew', '200'),
	'POST /teams/[slug]/webhooks/[id=number]?/forget': onTeamHook('forget', '=200'),
	'POST /teams/[slug]/webhooks/[id=number]?/all': onTeamHook('all', '409'),
	'POST /teams/[slug]/webhooks/[id=number]?/pause': onTeamHook('pause', '200'),
	'POST /teams/[slug]/webhooks/[id=number]?/resume': onTeamHook('resume', '200'),
	'POST /teams/[slug]/webhooks/[id=number]?/remove': onTeamHook('remove', '303'),
	'POST /teams/[slug]/webhooks/[id=number]?/test': onTeamHook('test', '200'),
	'POST /teams/[slug]/webhooks/[id=number]?/again': onTeamHook('again', '409', { delivery: '1' }),

	'GET /teams/[slug]/incoming': { at: (object) => `/teams/${object}/incoming`, table: INCOMING_PAGE },
	'POST /teams/[slug]/incoming?/make': {
		at: (object) => `/teams/${object}/incoming?/make`,
		fields: () => ({ name: 'Tracker', makes: 'note' }),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			payments 401      403   403      200      200    403    403     403   403
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'POST /teams/[slug]/incoming?/remove': {
		at: always('/teams/payments/incoming?/remove'),
		fields: (object, world) => ({ id: String(incomingOf(object, world)) }),
		table: ofIncoming('401', '200', '200'),
	},
	'GET /teams/[slug]/incoming/[id=number]': {
		at: (object, world) => `/teams/payments/incoming/${incomingOf(object, world)}`,
		table: ofIncoming('303', '200', '404'),
	},
	'POST /teams/[slug]/incoming/[id=number]?/arrange': onOneIncoming('arrange', '200', { title: '{title}' }),
	'POST /teams/[slug]/incoming/[id=number]?/again': onOneIncoming('again', '409', { message: '1' }),
	'POST /teams/[slug]/incoming/[id=number]?/renew': onOneIncoming('renew', '200'),
	'POST /teams/[slug]/incoming/[id=number]?/sign': onOneIncoming('sign', '200', { signingSecret: 'x' }),
	'POST /teams/[slug]/incoming/[id=number]?/switchOff': onOneIncoming('switchOff', '200'),
	'POST /teams/[slug]/incoming/[id=number]?/switchOn': onOneIncoming('switchOn', '=200'),
	'POST /teams/[slug]/incoming/[id=number]?/remove': onOneIncoming('remove', '303', {}, '303'),
	// Whoever knows the key, and nobody else.
	'POST /hooks/incoming/[[key]]': {
		at: (object, { reachingOut }) =>
			`/hooks/incoming/${object === 'known' ? reachingOut.incoming.key : 'kin_in_abcdefghijkmnpqrstuvwxyz23456789'}`,
		body: { title: 'A queue can say stop' },
		table: KEY_HOLDERS,
	},

	'GET /teams/[slug]/chat': { at: (object) => `/teams/${object}/chat`, table: TEAM_PAGE },
	'POST /teams/[slug]/chat?/make': onTeam('chat', 'make', '200', () => ({
		...CHANNEL,
		address: 'https://hooks.invalid/money',
	})),
	'POST /teams/[slug]/chat?/change': onChannel('change', '200', { ...CHANNEL, address: '' }),
	'POST /teams/[slug]/chat?/test': onChannel('test', '200'),
	'POST /teams/[slug]/chat?/pause': onChannel('pause', '200'),
	'POST /teams/[slug]/chat?/resume': onChannel('resume', '200'),
	'POST /teams/[slug]/chat?/remove': onChannel('remove', '200'),

	'GET /admin/chat': { at: always('/admin/chat'), table: ADMINS },
	'POST /admin/chat?/slack': {
		at: always('/admin/chat?/slack'),
		fields: () => ({ signingSecret: '8f742231b10e8888abcd99yyyzzz85a5' }),
		table: byAdmins('200'),
	},
	'POST /admin/chat?/mattermost': {
		at: always('/admin/chat?/mattermost'),
		fields: () => ({ secrets: 'xr3j5x3p4pfk7kk6ck7b4e6ghh' }),
		table: byAdmins('200'),
	},
	'GET /settings/browser': { at: always('/settings/browser'), table: EVERYBODY },
	'GET /settings/chat': { at: always('/settings/chat'), table: EVERYBODY },
	// Whoever has the link from the chat: tests/security/chat.test.ts.
	'POST /settings/chat?/connect': {
		at: always('/settings/chat?/connect'),
		fields: () => ({ secret: 'abcdefghijkmnpqrstuvwxyz23456789', as: 'ines at northwind' }),
		table: row('401 409 409 409 409 409 409 409 409'),
	},
	'POST /settings/chat?/disconnect': {
		at: always('/settings/chat?/disconnect'),
		fields: () => ({ id: '999' }),
		table: NOBODYS,
	},
	'POST /hooks/slack/command': { at: always('/hooks/slack/command'), body: {}, table: NOT_THERE },
	'POST /hooks/slack/interactive': { at: always('/hooks/slack/interactive'), body: {}, table: NOT_THERE },
	'POST /hooks/mattermost/command': { at: always('/hooks/mattermost/command'), body: {}, table: NOT_THERE },

	'GET /settings/feeds': { at: always('/settings/feeds'), table: EVERYBODY },
	'POST /settings/feeds?/make': {
		at: always('/settings/feeds?/make'),
		fields: () => ({ kind: 'everything' }),
		table: OWN,
	},
	'POST /settings/feeds?/end': {
		at: always('/settings/feeds?/end'),
		fields: (object, { reachingOut }) => ({ id: object === 'own' ? String(reachingOut.feed.id) : '999' }),
		table: ONLY_OWN,
	},
	// Whoever knows the address, and nobody else.
	'GET /feeds/[secret].[format=feed]': {
		at: (object, { reachingOut }) =>
			`/feeds/${object === 'known' ? reachingOut.feed.secret : 'abcdefghijkmnpqrstuvwxyz23456789'}.atom`,
		table: KEY_HOLDERS,
	},
};
