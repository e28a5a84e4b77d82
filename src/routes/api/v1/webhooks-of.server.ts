import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import {
	deliveriesTo,
	lookInto,
	sendAgain,
	sendTest,
	type Delivery,
} from '#domain/webhooks/deliveries.server.ts';
import { WEBHOOK_EVENTS } from '#domain/webhooks/event.ts';
import { NewWebhook } from '#domain/webhooks/webhook.ts';
import type { Place } from '#domain/webhooks/place.server.ts';
import { forgetEarlierSecret, renewSecret } from '#domain/webhooks/secrets.server.ts';
import {
	changeWebhook,
	makeWebhook,
	pauseWebhook,
	removeWebhook,
	resumeWebhook,
	webhookAt,
	webhooksAt,
} from '#domain/webhooks/webhooks.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

type Params = Partial<Record<string, string>>;

const Webhook = z.object({
	id: z.int(),
	name: z.string(),
	address: z.string(),
	events: z.array(z.enum(WEBHOOK_EVENTS)),
	createdAt: z.iso.datetime(),
	/** Nothing is sent to it since then. */
	pausedAt: z.iso.datetime().nullable(),
	/** Until then the secret before signs beside the new one; null where none does. */
	earlierUntil: z.iso.datetime().nullable(),
});
const Secret = z.object({ id: z.int(), secret: z.string() });

type Shown = Awaited<ReturnType<typeof webhooksAt>>[number];

const answer = ({ createdAt, pausedAt, earlierUntil, ...shown }: Shown): z.input<typeof Webhook> => ({
	...{ id: shown.id, name: shown.name, address: shown.address, events: shown.events },
	createdAt: isoTime(createdAt),
	pausedAt: isoTime(pausedAt),
	earlierUntil: isoTime(earlierUntil),
});

const DeliveryAnswer = z.object({
	id: z.int(),
	/** What a receiver knows it by. */
	messageId: z.string(),
	event: z.string(),
	state: z.enum(['waiting', 'sent', 'dropped', 'dead']),
	createdAt: z.iso.datetime(),
	/** When it is tried next; null where it does not wait. */
	dueAt: z.iso.datetime().nullable(),
	problem: z.string().nullable(),
	tries: z.array(
		z.object({
			at: z.iso.datetime(),
			status: z.int().nullable(),
			/** Milliseconds. */
			took: z.number(),
			problem: z.string().nullable(),
			/** How the answer began. */
			answer: z.string().nullable(),
		}),
	),
});

const ofDelivery = ({
	tries,
	createdAt,
	dueAt,
	state,
	...rest
}: Delivery): z.input<typeof DeliveryAnswer> => ({
	...rest,
	state,
	createdAt: isoTime(createdAt),
	dueAt: state === 'waiting' ? isoTime(dueAt) : null,
	tries: tries.map(({ at, status, took, problem, answer: said }) => ({
		at: isoTime(at),
		status,
		took,
		problem,
		answer: said,
	})),
});

/** The endpoints of webhooks: the workspace's and each team's are the same. */
export function webhooksOf(placeOf: (params: Params) => Place, whose: string) {
	const which = ({ params }: Pick<RequestEvent, 'params'>) => ({ id: Number(params.id) });
	const place = ({ params }: Pick<RequestEvent, 'params'>) => placeOf(params);
	const home = (of: Place) => (of === null ? '/api/v1/admin/webhooks' : `/api/v1/teams/${of}/webhooks`);

	return {
		list: endpoint({
			summary: `The webhooks of ${whose}`,
			scope: 'read',
			answers: z.object({ items: z.array(Webhook) }),
			act: async (person, _, event) => ({
				body: { items: (await webhooksAt(event.locals.db, person, place(event))).map(answer) },
			}),
		}),
		make: endpoint({
			summary: `Make a webhook of ${whose}; the secret that signs its messages is told this once`,
			scope: 'write',
			body: NewWebhook,
			answers: Webhook.extend({ secret: z.string() }),
			status: 201,
			act: async (person, { body }, event) => {
				const [{ db }, of] = [event.locals, place(event)];
				const { id, secret } = await makeWebhook(db, person, of, body);
				const made = { ...answer(await webhookAt(db, person, of, id)), secret };
				return { body: made, headers: { location: `${home(of)}/${id}` } };
			},
		}),
		read: endpoint({
			summary: `One webhook of ${whose}`,
			scope: 'read',
			answers: Webhook,
			act: async (person, _, event) => ({
				body: answer(await webhookAt(event.locals.db, person, place(event), which(event).id)),
			}),
		}),
		change: endpoint({
			summary: 'Change what a webhook is called, where it goes or what it hears of',
			scope: 'write',
			body: z.object({
				name: NewWebhook.shape.name.optional(),
				address: NewWebhook.shape.address.optional(),
				events: z.array(z.enum(WEBHOOK_EVENTS)).min(1, 'Choose what it hears of.').optional(),
			}),
			answers: Webhook,
			act: async (person, { body }, event) => {
				const [{ db }, of, { id }] = [event.locals, place(event), which(event)];
				const { name, address, events } = await webhookAt(db, person, of, id);
				const changed = {
					name: body.name ?? name,
					address: body.address ?? address,
					events: body.events ?? events,
				};
				await changeWebhook(db, person, of, { id, ...changed });
				return { body: answer(await webhookAt(db, person, of, id)) };
			},
		}),
		remove: endpoint({
			summary: 'Remove a webhook, and what it was sent with it',
			scope: 'write',
			answers: null,
			status: 204,
			act: async (person, _, event) => {
				await removeWebhook(event.locals.db, person, place(event), which(event));
				return {};
			},
		}),
		renew: endpoint({
			summary: 'Make a new secret, which is told this once; the one it had signs beside it for a week',
			scope: 'write',
			answers: Secret,
			status: 201,
			act: async (person, _, event) => ({
				body: await renewSecret(event.locals.db, person, place(event), which(event)),
			}),
		}),
		forget: endpoint({
			summary: 'Forget the secret before: from now on the new one alone signs',
			scope: 'write',
			answers: null,
			status: 204,
			act: async (person, _, event) => {
				await forgetEarlierSecret(event.locals.db, person, place(event), which(event));
				return {};
			},
		}),
		pause: endpoint({
			summary: 'Pause a webhook: nothing is sent to it, and nothing waits for it',
			scope: 'write',
			answers: null,
			status: 204,
			act: async (person, _, event) => {
				await pauseWebhook(event.locals.db, person, place(event), which(event));
				return {};
			},
		}),
		resume: endpoint({
			summary: 'Let a webhook hear again of what happens from now on',
			scope: 'write',
			answers: null,
			status: 204,
			act: async (person, _, event) => {
				await resumeWebhook(event.locals.db, person, place(event), which(event));
				return {};
			},
		}),
		test: endpoint({
			summary: 'Send a message that says nothing, also where it is paused; it is tried once',
			scope: 'write',
			answers: null,
			status: 204,
			act: async (person, _, event) => {
				await sendTest(event.locals.db, person, place(event), which(event));
				return {};
			},
		}),
		deliveries: endpoint({
			summary: 'What a webhook was sent in the last thirty days, the newest first, fifty at the most',
			scope: 'read',
			answers: z.object({ items: z.array(DeliveryAnswer) }),
			act: async (person, _, event) => {
				const found = await deliveriesTo(event.locals.db, person, place(event), which(event).id);
				return { body: { items: found.map(ofDelivery) } };
			},
		}),
		lookInto: endpoint({
			summary: 'What a message would say if it were sent now; what it said is kept nowhere',
			scope: 'read',
			answers: z.object({
				/** Null where it would not be sent any more. */
				message: z.record(z.string(), z.unknown()).nullable(),
			}),
			act: async (person, _, event) => {
				const one = { ...which(event), delivery: Number(event.params.delivery) };
				const text = await lookInto(event.locals.db, person, place(event), one);
				return { body: { message: text === null ? null : (JSON.parse(text) as Record<string, unknown>) } };
			},
		}),
		again: endpoint({
			summary: 'Send a message again under the id it had, as if it were new',
			scope: 'write',
			answers: null,
			status: 204,
			act: async (person, _, event) => {
				const one = { ...which(event), delivery: Number(event.params.delivery) };
				await sendAgain(event.locals.db, person, place(event), one);
				return {};
			},
		}),
	};
}

export const ofWorkspace = webhooksOf(() => null, 'the workspace');
export const ofTeam = webhooksOf(({ slug = '' }) => slug, 'a team');
