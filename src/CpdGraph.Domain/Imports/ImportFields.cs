using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What providers' files can hold, column by column, in the order of the templates.</summary>
public static class ImportFields
{
    private const string Several = "Several with semicolons between.";

    /// <summary>The columns of a dataset.</summary>
    public static ImmutableArray<ImportColumn> Of(ImportDataset dataset) => dataset switch
    {
        ImportDataset.Offers => Offers,
        ImportDataset.Runs => Runs,
        ImportDataset.Attendance => Attendance,
        _ => throw new ArgumentOutOfRangeException(nameof(dataset), dataset, "No such dataset."),
    };

    private static ImmutableArray<ImportColumn> Offers { get; } =
    [
        new("reference", "HC-101", IsNeeded: false, "ref", "course code", "course id", "course ref", "code", "id", "key", "own key", "course reference")
        {
            Description = "Your own key for the offer, from your booking system or spreadsheet. A row with a key that is here already changes that offer. Without one, the slug or the title tells which offer it is.",
        },
        new("reference_system", "", IsNeeded: false, "system", "source system")
        {
            Description = "Name of the system that the reference is from. Left out: spreadsheet.",
        },
        new("provider", "", IsNeeded: false, "provider slug", "hub")
        {
            Description = "Slug of the provider. Needed only where a steward brings in offers of several providers.",
        },
        new("slug", "", IsNeeded: false, "web name", "url name") { Description = "Name in web addresses. Left empty: made of the title." },
        new("title", "Health coaching skills: core", IsNeeded: true, "course title", "course name", "course", "name", "training", "event", "event name", "offer") { Description = "Title of the offer." },
        new("summary", "Two days on listening and motivation.", IsNeeded: false, "short description", "overview", "in brief") { Description = "One or two sentences for lists, 500 characters at most. Publishing needs it." },
        new("description", "", IsNeeded: false, "details", "full description", "about", "course description", "content", "long description") { Description = "What learners do and take away. Markdown." },
        new("channel", "TRAINING_HUB", IsNeeded: false, "route", "comes by")
        {
            Description = "Where it comes from: PERSONALISED_CARE_INSTITUTE, TRAINING_HUB, LEADERSHIP_FOR_PERSONALISED_CARE, APPRENTICESHIP, SPECIALIST_PATHWAY, EMPLOYER or INDEPENDENT. Left empty for a new offer of a training hub: TRAINING_HUB.",
        },
        new("format", "COURSE", IsNeeded: false, "type", "kind", "course type", "event type")
        {
            Description = "COURSE, PROGRAMME, WORKSHOP, E_LEARNING, WEBINAR, QUALIFICATION, APPRENTICESHIP, INDUCTION, SHADOWING, PEER_SUPPORT, SUPERVISION_TRAINING or CONFERENCE. A new offer needs it.",
        },
        new("formality", "", IsNeeded: false) { Description = "FORMAL or INFORMAL. Left empty for a new offer: FORMAL." },
        new("delivery_mode", "IN_PERSON", IsNeeded: false, "delivery", "mode", "how taught", "delivery method", "mode of delivery", "online or face to face")
        {
            Description = "IN_PERSON, LIVE_ONLINE, SELF_PACED_ONLINE, BLENDED or WORKPLACE; face to face, virtual and the like are understood. Publishing needs it.",
        },
        new("duration", "", IsNeeded: false, "length", "how long", "course length")
        {
            Description = "How long it takes, like 1 day, 2.5 days, 3h 30m or 90 minutes. Instead of days and learning minutes.",
        },
        new("days", "2", IsNeeded: false, "taught days", "number of days") { Description = "Taught days, like 0.5, 4 or 1 day." },
        new("learning_minutes", "", IsNeeded: false, "learning time", "hours", "total time", "learning hours") { Description = "Time that the learner needs in all: minutes, or a time like 3h 30m." },
        new("elapsed_weeks", "", IsNeeded: false, "weeks", "spread over weeks") { Description = "Weeks over which it spreads." },
        new("cpd_minutes", "12h", IsNeeded: false, "cpd", "cpd time", "cpd hours", "cpd points") { Description = "CPD time credited: minutes, or a time like 6 hours." },
        new("language", "", IsNeeded: false) { Description = "Language tag, like en-GB or cy." },
        new("accessibility", "", IsNeeded: false, "access", "accessibility information") { Description = "What helps people to take part. Markdown." },
        new("free", "", IsNeeded: false, "is free", "free of charge") { Description = "Yes when nobody is charged." },
        new("price", "£35.00", IsNeeded: false, "cost", "fee", "price gbp", "cost per person", "price per person", "course fee") { Description = "Like £35.00, 35 or Free. In sterling, unless a currency follows: 35.00 EUR." },
        new("price_note", "", IsNeeded: false, "cost note", "price details") { Description = "Words on the price." },
        new("audience", "Health and wellbeing coaches in primary care", IsNeeded: false, "who for", "who is it for", "target audience", "suitable for", "eligibility") { Description = "Who can take part. Publishing needs it." },
        new("prerequisites", "", IsNeeded: false, "complete first", "required courses") { Description = $"Slugs of offers to complete first. {Several}" },
        new("tiers", "TIER_1; TIER_2", IsNeeded: false, "tier", "level", "levels") { Description = $"TIER_1 to TIER_4. {Several} Empty means all." },
        new("specialisms", "", IsNeeded: false, "specialism", "specialty") { Description = $"Slugs of specialisms. {Several}" },
        new("satisfies", "", IsNeeded: false, "meets requirements", "requirements met") { Description = $"Codes of requirements before taking referrals that it meets. {Several}" },
        new("eligible_funding", "", IsNeeded: false, "funding", "funding streams", "funded by") { Description = $"Codes of funding streams that usually pay. {Several}" },
        new("booking_url", "https://hub.example.org/book/hc-101", IsNeeded: false, "booking link", "book", "booking", "url", "link", "website") { Description = "Where to book outside this service. It starts with https://." },
        new("valid_for_months", "", IsNeeded: false, "valid for", "months valid", "expires after months") { Description = "How long a completion counts, in months. Empty: for good." },
        new("competencies", "1.1 DEVELOPS; 1.2 INTRODUCES TIER_1", IsNeeded: false, "competency", "competency codes", "maps to", "mapping", "curriculum")
        {
            Description = "Codes of competencies, each with INTRODUCES, DEVELOPS or ASSESSES (DEVELOPS when left out), perhaps a tier, and perhaps why in double quotes. Several with semicolons or lines between. Publishing needs at least one.",
        },
        new("change_note", "", IsNeeded: false, "what changed", "change") { Description = "What a change of a published offer is about." },
        new("status", "DRAFT", IsNeeded: false, "state", "publish", "published") { Description = "PUBLISHED (or Yes) publishes a draft that meets all checks. IN_REVIEW hands it in. Empty or DRAFT leaves it." },
    ];

    private static ImmutableArray<ImportColumn> Runs { get; } =
    [
        new("reference", "HC-101-FEB", IsNeeded: false, "ref", "run code", "run id", "date id", "event id", "key", "own key", "id")
        {
            Description = "Your own key for this date. A row with a key that is here already changes that run. Without one, offer and start tell which run it is.",
        },
        new("reference_system", "", IsNeeded: false, "system", "source system") { Description = "Name of the system that the reference is from. Left out: spreadsheet." },
        new("provider", "", IsNeeded: false, "provider slug", "hub") { Description = "Slug of the provider. Needed only where a steward brings in runs of several providers." },
        new("offer", "HC-101", IsNeeded: true, "course", "course code", "course name", "offer slug", "slug", "offer reference", "title", "event") { Description = "The offer: its slug, your own key for it, or its title. It is published." },
        new("starts_at", "03/02/2027 09:30", IsNeeded: false, "start", "starts", "start date and time", "begins", "from") { Description = "Day and time of the start, by the clock in England. Or give date and start time." },
        new("ends_at", "03/02/2027 16:30", IsNeeded: false, "end", "ends", "end date and time", "finishes", "to", "until") { Description = "Day and time of the end. Or give the end time, or how long it takes." },
        new("date", "", IsNeeded: false, "start date", "day", "course date", "event date", "dates") { Description = "Day of the start, like 03/02/2027." },
        new("start_time", "", IsNeeded: false, "time", "times") { Description = "Time of the start, like 09:30; or both times, like 09:30 - 16:30." },
        new("end_date", "", IsNeeded: false, "finish date", "last day") { Description = "Day of the end. Left out: the day of the start." },
        new("end_time", "", IsNeeded: false, "finish time") { Description = "Time of the end, like 16:30." },
        new("duration", "", IsNeeded: false, "length", "how long") { Description = "How long it takes, like 3h 30m, where no end is given." },
        new("sessions", "", IsNeeded: false, "meetings") { Description = "Where a run meets several times: each like 03/02/2027 09:30 | 12:30, with semicolons between. A key may stand in front, and a title, venue, address and postcode behind." },
        new("sessions_needed", "", IsNeeded: false, "sessions required") { Description = "How many sessions must be attended. Empty: all." },
        new("venue", "Riverside Centre", IsNeeded: false, "venue name", "location", "place", "where") { Description = "Name of the venue." },
        new("address", "", IsNeeded: false, "venue address") { Description = "Address of the venue." },
        new("postcode", "", IsNeeded: false, "post code", "venue postcode") { Description = "Postcode of the venue." },
        new("join_url", "", IsNeeded: false, "joining link", "join link", "meeting link", "teams link", "zoom link") { Description = "Joining link of an online run, which only those with a place see. It starts with https://." },
        new("capacity", "20", IsNeeded: false, "places", "max", "maximum", "seats", "max delegates", "number of places") { Description = "How many places there are. Empty: no limit." },
        new("waiting_list", "Yes", IsNeeded: false, "waiting list open", "waitlist") { Description = "Yes when people may wait for a place." },
        new("booking_opens_at", "", IsNeeded: false, "booking opens", "bookings open") { Description = "When booking opens. Empty: it is open." },
        new("booking_closes_at", "", IsNeeded: false, "booking closes", "bookings close", "booking deadline") { Description = "When booking closes. Empty: with the start." },
        new("booking_url", "", IsNeeded: false, "booking link", "book", "booking", "url", "link") { Description = "Where to book outside this service. It starts with https://." },
        new("approval_needed", "", IsNeeded: false, "approval", "manager approval") { Description = "Yes when a line manager must approve before a place is given." },
        new("cancellation_notice_days", "", IsNeeded: false, "notice days", "cancellation notice") { Description = "Days of notice for a free cancellation." },
        new("free", "", IsNeeded: false, "is free", "free of charge") { Description = "Yes when nobody is charged." },
        new("price", "", IsNeeded: false, "cost", "fee", "price per person", "cost per person") { Description = "Like £35.00 or Free. Left out for a new run: what the offer costs." },
        new("status", "", IsNeeded: false, "state") { Description = "Empty. Exports write CANCELLED here; runs are cancelled one by one, with a reason." },
    ];

    private static ImmutableArray<ImportColumn> Attendance { get; } =
    [
        new("place", "", IsNeeded: false, "place id", "enrolment", "enrolment id", "booking id") { Description = "The place as an export of the run gives it. It tells run and person." },
        new("provider", "", IsNeeded: false, "provider slug", "hub") { Description = "Slug of the provider. Needed only where a steward brings in rows of several providers." },
        new("reference", "", IsNeeded: false, "run", "ref", "run code", "run reference", "date id", "event id") { Description = "Your own key for the date. Or give offer and start." },
        new("reference_system", "", IsNeeded: false, "system", "source system") { Description = "Name of the system that the reference is from. Left out: spreadsheet." },
        new("offer", "HC-101", IsNeeded: false, "course", "course code", "course name", "offer slug", "slug", "title", "event") { Description = "The offer: its slug, your own key for it, or its title." },
        new("starts_at", "03/02/2027 09:30", IsNeeded: false, "start", "starts", "start date and time") { Description = "Day and time of the start, by the clock in England. Or give date and start time." },
        new("date", "", IsNeeded: false, "start date", "day", "course date", "event date") { Description = "Day of the start, like 03/02/2027." },
        new("start_time", "", IsNeeded: false, "time", "times") { Description = "Time of the start, like 09:30." },
        new("email", "ada@example.org", IsNeeded: false, "e-mail address", "email address", "attendee email") { Description = "E-mail address of who had the place. Or give the name." },
        new("name", "", IsNeeded: false, "attendee", "delegate", "full name", "attendee name", "coach") { Description = "Name of who had the place, as on the attendance list." },
        new("attended", "Yes", IsNeeded: false, "present", "came", "attendance", "did attend") { Description = "Yes for who came, No for who did not. Empty: nothing is recorded." },
        new("sessions", "", IsNeeded: false, "sessions attended", "session keys") { Description = $"Keys of the sessions attended, where not all were. {Several}" },
        new("outcome", "", IsNeeded: false, "result") { Description = "PASSED, PASSED_WITH_MERIT and so on. Left out: ATTENDED." },
        new("cpd_minutes", "", IsNeeded: false, "cpd", "cpd hours", "minutes") { Description = "CPD time credited: minutes, or a time like 6 hours. Left out: as the offer says." },
    ];
}
