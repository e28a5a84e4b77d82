/** The field for what was learned, with the team and the day set. */
export function hrefOfAnswer({ team, day }: { team: string; day: string }): string {
	return `/log/new?${new URLSearchParams({ team, day }).toString()}`;
}
