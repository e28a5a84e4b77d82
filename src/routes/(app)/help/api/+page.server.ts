import { outline, renderMarkdown } from '#lib/markdown/render.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { referenceOf } from '#lib/web/openapi/reference.ts';
import { PROBLEMS } from '#lib/web/problems.ts';
import { describedAt } from '../../../api/v1/description.server.ts';
import guide from './guide.md?raw';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	signedIn(event);
	const description = describedAt(event.url.origin);
	return {
		html: renderMarkdown(guide),
		headings: outline(guide).filter(({ depth }) => depth === 2),
		problems: PROBLEMS,
		groups: referenceOf(description).map(({ name, slug, operations }) => ({
			name,
			slug,
			operations: operations.map(({ id, method, path, summary }) => ({ id, method, path, summary })),
		})),
		messages: Object.keys(description.webhooks),
	};
};
