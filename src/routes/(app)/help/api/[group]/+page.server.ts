import { missing } from '#lib/errors.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { referenceOf } from '#lib/web/openapi/reference.ts';
import { describedAt } from '../../../../api/v1/description.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	signedIn(event);
	const groups = referenceOf(describedAt(event.url.origin));
	const at = groups.findIndex(({ slug }) => slug === event.params.group);
	const link = (k: number) => {
		const { name, slug } = groups[k] ?? {};
		return name === undefined || slug === undefined ? null : { name, slug };
	};
	return { group: groups[at] ?? missing(), before: link(at - 1), after: link(at + 1) };
};
