ALTER TABLE `enrolment` ADD `kept_until` text;--> statement-breakpoint
ALTER TABLE `item_card` ADD `late_on` text;