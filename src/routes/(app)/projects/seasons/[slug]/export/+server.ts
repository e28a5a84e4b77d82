import { exportCsv, exportJson, exportMarkdown } from '#domain/projects/seasons/exporting.server.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

const WAYS = {
	md: { write: exportMarkdown, type: 'text/markdown' },
	csv: { write: exportCsv, type: 'text/csv' },
	json: { write: exportJson, type: 'application/json' },
} as const;

export const GET: RequestHandler = async (event) => {
	const asked = event.url.searchParams.get('as');
	const { write, type } = WAYS[asked === 'csv' || asked === 'json' ? asked : 'md'];
	const { name, text } = await write(event.locals.db, signedIn(event), event.params.slug);
	return download(name, type, text);
};
