import { z } from 'zod';
import { EVERYBODY, FORM, TEAM_ONLY } from './replies.ts';

const input = z.object({ value: z.string().max(20_000).nullish() });
const select = z.object({ selected_option: z.object({ value: z.string().max(200) }).nullish() });

/** What Slack sends when somebody presses a button of ours: the part that is looked at. */
export const Interaction = z.object({
	type: z.literal('block_actions'),
	user: z.object({ id: z.string().min(1).max(100), username: z.string().max(200).default('') }),
	team: z.object({ id: z.string().min(1).max(100), domain: z.string().max(200).default('') }),
	trigger_id: z.string().max(500).default(''),
	response_url: z.string().max(2_000),
	actions: z.array(z.object({ action_id: z.string() })).max(50),
	state: z
		.object({
			values: z.object({
				[FORM.learned]: z.object({ [FORM.learned]: input }),
				[FORM.next]: z.object({ [FORM.next]: input }),
				[FORM.where]: z.object({ [FORM.where]: select }),
			}),
		})
		.optional(),
});
export type Interaction = z.output<typeof Interaction>;

/** What the form held; null where another button was pressed. */
export function filledIn({ actions, state }: Interaction) {
	if (!state || !actions.some(({ action_id }) => action_id === FORM.action)) return null;
	const { learned, next, where } = state.values;
	const chosen = where.where.selected_option?.value ?? EVERYBODY;
	const teamOnly = chosen.startsWith(TEAM_ONLY);
	return {
		learned: learned.learned.value?.trim() ?? '',
		next: next.next.value?.trim() ?? '',
		team: chosen === EVERYBODY ? null : chosen.slice(teamOnly ? TEAM_ONLY.length : 0),
		visibility: teamOnly ? ('team' as const) : ('workspace' as const),
	};
}
