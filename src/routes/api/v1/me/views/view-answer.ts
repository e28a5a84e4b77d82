import { z } from 'zod';

export const ViewAnswer = z.object({
	id: z.int(),
	name: z.string(),
	/** `/postmortems?topic=queues` */
	address: z.string(),
	/** Everybody has it but guests. */
	shared: z.boolean(),
	mayChange: z.boolean(),
});
