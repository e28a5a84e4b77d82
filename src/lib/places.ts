/** `Lisbon`, the city of `Europe/Lisbon`. */
export function cityOf(zone: string): string {
	return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
