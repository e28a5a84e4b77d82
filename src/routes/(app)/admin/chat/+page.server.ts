import {
	changeMattermostTokens,
	changeSlackSecret,
	MattermostTokens,
	readChatSettings,
	SlackSecret,
} from '#domain/chat/settings.server.ts';
import { linkHome } from '#lib/home.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	chats: await readChatSettings(event.locals.db, signedIn(event)),
	hooks: {
		command: linkHome('/hooks/slack/command'),
		interactive: linkHome('/hooks/slack/interactive'),
		mattermost: linkHome('/hooks/mattermost/command'),
	},
});

export const actions: Actions = {
	slack: form(SlackSecret, (person, input, { locals }) => changeSlackSecret(locals.db, person, input)),
	mattermost: form(MattermostTokens, (person, input, { locals }) =>
		changeMattermostTokens(locals.db, person, input),
	),
};
