import { redirect } from '@sveltejs/kit';
import { hrefOf } from '#domain/entries/kinds.ts';
import { LogForm } from '#domain/log/composing.ts';
import { logIt } from '#domain/log/log.server.ts';
import { signedOut } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';

/** Logs what the composer sends, and goes back to the page that it stands on: to the lesson, which stands there now. */
export const log = form(LogForm, async (person, { entry, back, by }, { locals }) => {
	if (by !== undefined && by !== person.id)
		signedOut('Somebody else wrote that in this browser: it waits for them.');
	const { number, lessonId } = await logIt(locals.db, person, entry);
	const where = back === '' || entry.draft ? hrefOf('log', number) : (back.split('#')[0] ?? '');
	redirect(303, `${where}#lesson-${lessonId}`);
});
