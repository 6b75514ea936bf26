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
        new("summary", "Two days on listening, goals and motivation.", IsNeeded: false, "short description", "overview", "in brief") { Description = "One or two sentences for lists, 500 characters at most. Publishing needs it." },
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
        new("days", "2", IsNeeded: false, "taught days", "number of days") { Description = "Taught days, like 0.5 or 4." },
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

    private static ImmutableArray<ImportColumn> Runs { get; } = [];

    private static ImmutableArray<ImportColumn> Attendance { get; } = [];
}
