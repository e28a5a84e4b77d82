import { BLANK, KIND, OpportunityContent } from '#domain/growth/opportunities/opportunity.ts';
import { versions } from '../../../versions-of.server.ts';

export const past = versions(KIND, {
	type: OpportunityContent,
	from: (kept) => ({ ...BLANK, ...OpportunityContent.partial().parse(kept) }),
});
