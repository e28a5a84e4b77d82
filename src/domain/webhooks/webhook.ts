import { z } from 'zod';
import { WEBHOOK_EVENTS } from './event.ts';

const Id = z.coerce.number().int().positive();
const Events = z.array(z.enum(WEBHOOK_EVENTS)).min(1, 'Choose what it hears of.');

export const NewWebhook = z.object({
	name: z.string().trim().min(1, 'What will hear of it?').max(80, 'A name can be 80 characters at the most.'),
	address: z
		.string()
		.trim()
		.min(1, 'Where does it go?')
		.max(2000, 'An address can be 2,000 characters at the most.'),
	// A form in which nothing is ticked sends no list.
	events: Events.catch([]).pipe(Events),
});
export type NewWebhook = z.output<typeof NewWebhook>;

export const WebhookChange = NewWebhook.extend({ id: Id });
export const OneWebhook = z.object({ id: Id });
export const OneDelivery = z.object({ id: Id, delivery: Id });
