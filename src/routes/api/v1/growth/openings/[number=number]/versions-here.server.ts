import { z } from 'zod';
import { BLANK, KIND, OpportunityContent } from '#domain/growth/opportunities/opportunity.ts';
import { versions } from '../../../versions-of.server.ts';

export const past = versions(KIND, {
	// What was kept says what it says, also where nobody could save it so today.
	type: OpportunityContent.extend({ title: z.string() }),
	from: (kept) => ({ ...BLANK, ...OpportunityContent.partial().parse(kept) }),
});
