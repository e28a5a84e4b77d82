/** Another process has the room: whoever comes is shown the way to it. */
export class RoomLost extends Error {
	constructor(place: string) {
		super(`${place} is written in another process.`);
		this.name = 'RoomLost';
	}
}
