import { hourFile } from '#domain/insights/learning-hour.server.ts';
import { LearningHour } from '#domain/insights/learning-hour.ts';
import { readScope } from '#domain/insights/scope.ts';
import { invalid } from '#lib/errors.ts';
import { download } from '#lib/web/attachment.server.ts';
import { fieldErrors } from '#lib/web/fields.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const { searchParams } = event.url;
	const when = LearningHour.safeParse(Object.fromEntries(searchParams));
	if (!when.success) invalid(fieldErrors(when.error));
	const { name, text } = await hourFile(event.locals.db, person, readScope(searchParams), when.data);
	return download(name, 'text/calendar', text);
};
