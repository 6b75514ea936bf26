using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Reads an edit of an offer on top of the version that it changes.</summary>
internal static class OfferDetails
{
    private const int MaximumListed = 50;

    /// <summary>The version with the edit on top; parts that are wrong are noted and not to be used.</summary>
    /// <param name="field">Name of the input field that holds the edit: <c>offer</c> or <c>changes</c>.</param>
    public static OfferVersion Apply(OfferVersion version, OfferEdit edit, string field, InputCheck check) => version with
    {
        Title = edit.Title.IsGiven ? check.Needed(edit.Title.Or(null), TextRule.OfferTitle, field, "title") : version.Title,
        Summary = Text(edit.Summary, version.Summary, TextRule.Summary, check, field, "summary"),
        Description = Text(edit.Description, version.Description, TextRule.Description, check, field, "description"),
        Channel = Chosen(edit.Channel, version.Channel, check, field, "channel"),
        Format = Chosen(edit.Format, version.Format, check, field, "format"),
        Formality = Chosen(edit.Formality, version.Formality, check, field, "formality"),
        Delivery = ReadDelivery(version.Delivery, edit, field, check),
        Price = ReadPrice(version.Price, edit.Free, edit.Price, edit.PriceNote, field, check),
        Audience = Text(edit.Audience, version.Audience, TextRule.Details, check, field, "audience"),
        PrerequisiteIds = ReadPrerequisites(version, edit, field, check),
        Tiers = edit.Tiers.IsGiven ? [.. Listed(edit.Tiers).Distinct().Order()] : version.Tiers,
        SpecialismIds = Found(edit.Specialisms, version.SpecialismIds, row => row.Id, check, field, "specialismIds"),
        SatisfiesIds = Found(edit.Satisfies, version.SatisfiesIds, row => row.Id, check, field, "satisfies"),
        EligibleFundingIds = Found(edit.EligibleFunding, version.EligibleFundingIds, row => row.Id, check, field, "eligibleFundingIds"),
        BookingUrl = edit.BookingUrl.IsGiven ? check.Link(edit.BookingUrl.Or(null), field, "bookingUrl") : version.BookingUrl,
        ValidForMonths = Number(edit.ValidForMonths, version.ValidForMonths, 600, check, field, "validForMonths"),
        ChangeNote = edit.ChangeNote.IsGiven ? check.Text(edit.ChangeNote.Or(null), TextRule.Note, field, "changeNote") : version.ChangeNote,
    };

    /// <summary>Which fields the edit changed, in schema words.</summary>
    public static ImmutableArray<string> Changed(OfferState before, OfferState after)
    {
        var (old, now) = (before.Version, after.Version);

        return new ChangedFields()
            .Note("slug", before.Offer.Slug, after.Offer.Slug)
            .Note("title", old.Title, now.Title)
            .Note("summary", old.Summary, now.Summary)
            .Note("description", old.Description, now.Description)
            .Note("channel", old.Channel, now.Channel)
            .Note("format", old.Format, now.Format)
            .Note("formality", old.Formality, now.Formality)
            .Note("deliveryMode", old.Delivery.Mode, now.Delivery.Mode)
            .Note("days", old.Delivery.Days, now.Delivery.Days)
            .Note("learningMinutes", old.Delivery.LearningMinutes, now.Delivery.LearningMinutes)
            .Note("elapsedWeeks", old.Delivery.ElapsedWeeks, now.Delivery.ElapsedWeeks)
            .Note("cpdMinutes", old.Delivery.CpdMinutes, now.Delivery.CpdMinutes)
            .Note("language", old.Delivery.Language, now.Delivery.Language)
            .Note("accessibility", old.Delivery.Accessibility, now.Delivery.Accessibility)
            .Note("free", old.Price.Free, now.Price.Free)
            .Note("price", old.Price.Amount, now.Price.Amount)
            .Note("priceNote", old.Price.Note, now.Price.Note)
            .Note("audience", old.Audience, now.Audience)
            .NoteList("prerequisiteIds", old.PrerequisiteIds, now.PrerequisiteIds)
            .NoteList("tiers", old.Tiers, now.Tiers)
            .NoteList("specialismIds", old.SpecialismIds, now.SpecialismIds)
            .NoteList("satisfies", old.SatisfiesIds, now.SatisfiesIds)
            .NoteList("eligibleFundingIds", old.EligibleFundingIds, now.EligibleFundingIds)
            .Note("bookingUrl", old.BookingUrl, now.BookingUrl)
            .Note("validForMonths", old.ValidForMonths, now.ValidForMonths)
            .Note("changeNote", old.ChangeNote, now.ChangeNote)
            .NoteList("competencies", old.CompetencyMappings, now.CompetencyMappings)
            .ToImmutable();
    }

    /// <summary>A price with what was typed on top: free and an amount exclude each other.</summary>
    public static OfferPrice ReadPrice(OfferPrice price, Edit<bool?> free, Edit<MoneyEntry?> amount, Edit<string?> note, string field, InputCheck check)
    {
        var typed = amount.Or(null);
        var read = new OfferPrice
        {
            Free = free.Or(price.Free),
            Amount = amount.IsGiven ? check.Money(typed, field, "price") : price.Amount,
            Note = Text(note, price.Note, TextRule.Note, check, field, "priceNote"),
        };

        if (read is { Free: true, Amount.Pence: > 0 })
        {
            if (amount.IsGiven && free.IsGiven)
            {
                check.Add(UserErrorCode.Invalid, "It cannot be free and have a price. Give one of the two.", field, "price");
            }

            // Of an old and a new statement the new one holds.
            return amount.IsGiven ? read with { Free = false } : read with { Amount = null };
        }

        return read;
    }

    private static OfferDelivery ReadDelivery(OfferDelivery delivery, OfferEdit edit, string field, InputCheck check)
    {
        var language = Text(edit.Language, delivery.Language, new TextRule(35), check, field, "language");

        if (edit.Language.IsGiven && language is not null && !IsLanguageTag(language))
        {
            check.Add(UserErrorCode.Invalid, "A language is a BCP 47 tag, for example en-GB or cy.", field, "language");
        }

        var days = edit.Days.Or(delivery.Days);

        if (edit.Days.IsGiven)
        {
            check.Within(days, 0.1m, 400, field, "days");
            check.TwoDecimals(days, field, "days");
        }

        return delivery with
        {
            Mode = edit.DeliveryMode.Or(delivery.Mode),
            Days = days,
            LearningMinutes = Number(edit.LearningMinutes, delivery.LearningMinutes, 200_000, check, field, "learningMinutes"),
            ElapsedWeeks = Number(edit.ElapsedWeeks, delivery.ElapsedWeeks, 520, check, field, "elapsedWeeks"),
            CpdMinutes = Number(edit.CpdMinutes, delivery.CpdMinutes, CompletionRules.MaximumMinutes, check, field, "cpdMinutes"),
            Language = language,
            Accessibility = Text(edit.Accessibility, delivery.Accessibility, TextRule.Details, check, field, "accessibility"),
        };
    }

    private static ImmutableArray<OfferId> ReadPrerequisites(OfferVersion version, OfferEdit edit, string field, InputCheck check)
    {
        var ids = Found(edit.Prerequisites, version.PrerequisiteIds, row => row.Id, check, field, "prerequisiteIds");

        if (ids.Contains(version.OfferId))
        {
            check.Add(UserErrorCode.Invalid, "An offer cannot be its own prerequisite. Take it out.", field, "prerequisiteIds");
        }

        return ids;
    }

    private static string? Text(Edit<string?> edit, string? current, TextRule rule, InputCheck check, params ReadOnlySpan<string> field) =>
        edit.IsGiven ? check.Text(edit.Or(null), rule, field) : current;

    private static T Chosen<T>(Edit<T?> edit, T current, InputCheck check, params ReadOnlySpan<string> field)
        where T : struct
    {
        if (edit is { IsGiven: true } && edit.Or(null) is null)
        {
            check.Missing(field);
        }

        return edit.Or(current) ?? current;
    }

    private static int? Number(Edit<int?> edit, int? current, int maximum, InputCheck check, params ReadOnlySpan<string> field)
    {
        if (edit.IsGiven)
        {
            check.Within(edit.Or(null), 1, maximum, field);
        }

        return edit.Or(current);
    }

    private static ImmutableArray<TId> Found<T, TId>(
        Edit<ImmutableArray<Named<T>>> edit, ImmutableArray<TId> current, Func<T, TId> id, InputCheck check, params ReadOnlySpan<string> field)
        where T : class => edit.IsGiven ? [.. check.FindAll(Listed(edit), MaximumListed, field).Select(id)] : current;

    private static ImmutableArray<T> Listed<T>(Edit<ImmutableArray<T>> edit) => edit.Or([]) is { IsDefault: false } list ? list : [];

    private static bool IsLanguageTag(string tag) =>
        tag.Split('-') is [{ Length: 2 or 3 } language, .. var rest]
        && language.All(char.IsAsciiLetter)
        && rest.All(part => part.Length is > 0 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
}
