CREATE TABLE `begun` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`called` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
