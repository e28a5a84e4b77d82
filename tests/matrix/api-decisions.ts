import { adminApi } from './admin-api-decisions.ts';
import { asPage } from './as-programs.ts';
import type { Decision } from './decision.ts';
import { entryApi } from './entry-api-decisions.ts';
import { MOVING_API_DECISIONS } from './moving-api-decisions.ts';
import { logApi } from './log-api-decisions.ts';
import { ownApi } from './own-api-decisions.ts';
import { PEOPLE_API_DECISIONS } from './people-api-decisions.ts';
import { projectApi } from './project-api-decisions.ts';
import { growthApi } from './growth-api-decisions.ts';
import { trainingApi } from './training-api-decisions.ts';
import { reachingOutApi } from './reaching-out-api-decisions.ts';
import { storyApi } from './story-api-decisions.ts';

/**
 * What programs do that pages do as well.
 * @param pages the rows of those pages
 */
export function apiDecisions(pages: Record<string, Decision>): Record<string, Decision> {
	const as = asPage(pages);
	return {
		...PEOPLE_API_DECISIONS,
		...MOVING_API_DECISIONS,
		...entryApi(as),
		...reachingOutApi(as),
		...ownApi(as),
		...adminApi(as),
		...logApi(as),
		...storyApi(as),
		...projectApi(as),
		...trainingApi(as),
		...growthApi(as),
	};
}
