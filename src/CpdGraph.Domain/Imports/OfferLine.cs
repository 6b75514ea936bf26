using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CpdGraph.Domain;

/// <summary>One row of a spreadsheet of offers: what it says, and how an offer is written as one.</summary>
public sealed partial record OfferLine
{
    /// <summary>System of references that a file says no system of.</summary>
    public const string Spreadsheet = "spreadsheet";

    private static readonly FrozenDictionary<string, DeliveryMode> Modes = new Dictionary<string, DeliveryMode>
    {
        ["FACETOFACE"] = Domain.DeliveryMode.InPerson,
        ["F2F"] = Domain.DeliveryMode.InPerson,
        ["CLASSROOM"] = Domain.DeliveryMode.InPerson,
        ["ONLINE"] = Domain.DeliveryMode.LiveOnline,
        ["VIRTUAL"] = Domain.DeliveryMode.LiveOnline,
        ["TEAMS"] = Domain.DeliveryMode.LiveOnline,
        ["MSTEAMS"] = Domain.DeliveryMode.LiveOnline,
        ["ZOOM"] = Domain.DeliveryMode.LiveOnline,
        ["SELFPACED"] = Domain.DeliveryMode.SelfPacedOnline,
        ["ELEARNING"] = Domain.DeliveryMode.SelfPacedOnline,
        ["ONDEMAND"] = Domain.DeliveryMode.SelfPacedOnline,
        ["HYBRID"] = Domain.DeliveryMode.Blended,
        ["MIXED"] = Domain.DeliveryMode.Blended,
        ["ONTHEJOB"] = Domain.DeliveryMode.Workplace,
        ["INTHEWORKPLACE"] = Domain.DeliveryMode.Workplace,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, OfferFormat> Formats = new Dictionary<string, OfferFormat>
    {
        ["TRAININGDAY"] = OfferFormat.Course,
        ["STUDYDAY"] = OfferFormat.Course,
        ["TRAININGCOURSE"] = OfferFormat.Course,
        ["MASTERCLASS"] = OfferFormat.Workshop,
        ["ONLINECOURSE"] = OfferFormat.ELearning,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, OfferStatus> Statuses = new Dictionary<string, OfferStatus>
    {
        ["YES"] = OfferStatus.Published,
        ["Y"] = OfferStatus.Published,
        ["LIVE"] = OfferStatus.Published,
        ["NO"] = OfferStatus.Draft,
        ["N"] = OfferStatus.Draft,
    }.ToFrozenDictionary();

    /// <summary>Key of the provider's own system. Null when the row has none.</summary>
    public ExternalReference? Reference { get; init; }

    /// <summary>Slug of the provider. Null when the row says none.</summary>
    public string? Provider { get; init; }

    /// <summary>Name in web addresses. Null when the row says none.</summary>
    public string? Slug { get; init; }

    /// <summary>The title. Null when the row has none.</summary>
    public string? Title { get; init; }

    /// <summary>By what a row names its offer. What is wrong with these cells is told.</summary>
    public static OfferLine Read(ImportCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);

        return new() { Reference = ReferenceOf(cells), Provider = cells.Text("provider"), Slug = cells.Text("slug"), Title = cells.Text("title") };
    }

    /// <summary>What a row says of its offer. Columns that the file has not are left alone; an empty cell clears what can be cleared.</summary>
    /// <param name="cells">The row. What is wrong with its cells is told.</param>
    /// <param name="catalogue">As the importer sees it.</param>
    public OfferEdit EditOf(ImportCells cells, CatalogueView catalogue)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(catalogue);

        return EditOf(cells, cells.Has("slug") ? Slug : null, cells.Has("title") ? Title : null, catalogue);
    }

    /// <summary>What a row says of the competencies of its offer. Null: they stay.</summary>
    /// <param name="cells">The row. What is wrong with its cells is told.</param>
    /// <param name="now">The mappings that the offer has.</param>
    /// <param name="catalogue">Where competencies are looked up.</param>
    public static MappingEdit? MappingOf(ImportCells cells, ImmutableArray<CompetencyMapping> now, CatalogueView catalogue)
    {
        ArgumentNullException.ThrowIfNull(cells);

        return cells.Has("competencies") ? MappingList.Read(cells.Text("competencies") ?? "", now, catalogue) : null;
    }

    /// <summary>The state that the offer of a row is to be in. Null when the row does not say.</summary>
    public static OfferStatus? StatusOf(ImportCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);

        return cells.OneOf("status", Statuses);
    }

    /// <summary>The own key of a row. Null when it has none.</summary>
    public static ExternalReference? ReferenceOf(ImportCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);

        return cells.Text("reference") is { } key ? new((cells.Text("reference_system") ?? Spreadsheet).Normalize(), key.Normalize()) : null;
    }

    /// <summary>The cells of an offer in the order of <see cref="ImportFields"/>. They read back as the same offer.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="version">What is written of it.</param>
    /// <param name="catalogue">As its reader sees it: what they may not see is left out.</param>
    public static ImmutableArray<string> Cells(Offer offer, OfferVersion version, CatalogueView catalogue)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(catalogue);
        var reference = offer.ExternalReferences.FirstOrDefault();

        return
        [
            FormulaGuard.Guarded(reference?.Key ?? ""),
            FormulaGuard.Guarded(reference?.System is { } system && system != Spreadsheet ? system : ""),
            catalogue.Provider(offer.ProviderId)?.Slug ?? "",
            offer.Slug,
            FormulaGuard.Guarded(version.Title),
            FormulaGuard.Guarded(version.Summary ?? ""),
            FormulaGuard.Guarded(version.Description ?? ""),
            StableCode.Of(version.Channel),
            StableCode.Of(version.Format),
            StableCode.Of(version.Formality),
            version.Delivery.Mode is { } mode ? StableCode.Of(mode) : "",
            "",
            Text(version.Delivery.Days),
            Text(version.Delivery.LearningMinutes),
            Text(version.Delivery.ElapsedWeeks),
            Text(version.Delivery.CpdMinutes),
            version.Delivery.Language ?? "",
            FormulaGuard.Guarded(version.Delivery.Accessibility ?? ""),
            YesNo(version.Price.Free),
            PriceText(version.Price.Amount),
            FormulaGuard.Guarded(version.Price.Note ?? ""),
            FormulaGuard.Guarded(version.Audience ?? ""),
            Joined(version.PrerequisiteIds.Select(id => catalogue.Offer(id)?.Slug)),
            Joined(version.Tiers.Select(tier => $"TIER_{(int)tier + 1}")),
            Joined(version.SpecialismIds.Select(id => catalogue.Specialism(id)?.Slug)),
            Joined(version.SatisfiesIds.Select(id => catalogue.ReadinessRequirement(id)?.Code)),
            Joined(version.EligibleFundingIds.Select(id => catalogue.FundingStream(id)?.Code)),
            version.BookingUrl ?? "",
            Text(version.ValidForMonths),
            FormulaGuard.Guarded(MappingList.Of(version.CompetencyMappings, catalogue)),
            FormulaGuard.Guarded(version.ChangeNote ?? ""),
            StableCode.Of(offer.Status),
        ];
    }

    /// <summary>The column that a field of the input stands in. Null for the whole row.</summary>
    public static string? ColumnOf(ImmutableArray<string> field) => field switch
    {
        ["providerId", ..] => "provider",
        ["external", "system", ..] => "reference_system",
        ["external", ..] => "reference",
        ["competencies", ..] => "competencies",
        ["offer", "prerequisiteIds", ..] => "prerequisites",
        ["offer", "specialismIds", ..] => "specialisms",
        ["offer", "eligibleFundingIds", ..] => "eligible_funding",
        ["offer", var name, ..] => Snake(name),
        _ => null,
    };

    /// <summary>A price as it is written into a cell. Empty when there is none.</summary>
    internal static string PriceText(Money? price) => price is not { } amount ? ""
        : amount.Currency == Money.Sterling ? amount.Amount.ToString("0.00", CultureInfo.InvariantCulture)
        : amount.ToString();

    /// <summary>Yes, no, or nothing.</summary>
    internal static string YesNo(bool? value) => value switch { true => "Yes", false => "No", null => "" };

    /// <summary>A whole number, or nothing.</summary>
    internal static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The price of a row: whether it is free, and the amount.</summary>
    internal static (Edit<bool?> Free, Edit<MoneyEntry?> Price) PriceOf(ImportCells cells)
    {
        var free = cells.Flag("free");

        if (!cells.Has("price"))
        {
            return (cells.Has("free") ? Edit<bool?>.To(free) : default, default);
        }

        var price = cells.Peek("price") is { } text && Foreign().Match(text) is { Success: true } foreign
            ? new MoneyEntry(decimal.Parse(foreign.Groups["amount"].Value, CultureInfo.InvariantCulture), foreign.Groups["currency"].Value.ToUpperInvariant())
            : cells.Price("price") is { } amount ? new MoneyEntry(amount) : null;
        var inWords = price is { Amount: 0 } && !(cells.Peek("price") ?? "").Any(char.IsAsciiDigit);

        if (cells.Has("free"))
        {
            if (inWords && free == false)
            {
                cells.Refuse("price", "One cell says that it is free, and another that it is not. Decide for one.");
            }

            return inWords ? (Edit<bool?>.To(true), Edit<MoneyEntry?>.To(null)) : (Edit<bool?>.To(free), Edit<MoneyEntry?>.To(price));
        }

        // Where the price alone tells, nothing to pay means free.
        return price switch
        {
            null => (Edit<bool?>.To(null), Edit<MoneyEntry?>.To(null)),
            { Amount: 0 } => (Edit<bool?>.To(true), Edit<MoneyEntry?>.To(null)),
            _ => (Edit<bool?>.To(false), Edit<MoneyEntry?>.To(price)),
        };
    }

    private static OfferEdit EditOf(ImportCells cells, string? slug, string? title, CatalogueView catalogue)
    {
        var (free, price) = PriceOf(cells);
        var (days, minutes) = DurationOf(cells);

        return new()
        {
            Title = Kept(title),
            Summary = TextOf(cells, "summary"),
            Description = TextOf(cells, "description"),
            Slug = Kept(slug),
            Channel = Kept(cells.OneOf<OfferChannel>("channel")),
            Format = Kept(cells.OneOf("format", Formats)),
            Formality = Kept(cells.OneOf<Formality>("formality")),
            DeliveryMode = cells.Has("delivery_mode") ? cells.OneOf("delivery_mode", Modes) : default(Edit<DeliveryMode?>),
            Days = days,
            LearningMinutes = minutes,
            ElapsedWeeks = cells.Has("elapsed_weeks") ? cells.Whole("elapsed_weeks") : default(Edit<int?>),
            CpdMinutes = cells.Has("cpd_minutes") ? cells.Minutes("cpd_minutes") : default(Edit<int?>),
            Language = TextOf(cells, "language"),
            Accessibility = TextOf(cells, "accessibility"),
            Free = free,
            Price = price,
            PriceNote = TextOf(cells, "price_note"),
            Audience = TextOf(cells, "audience"),
            Prerequisites = ListOf(cells, "prerequisites", key => catalogue.OfferBySlug(key.ToLowerInvariant())?.Record),
            Tiers = TiersOf(cells),
            Specialisms = ListOf(cells, "specialisms", key => catalogue.SpecialismBySlug(key.ToLowerInvariant())),
            Satisfies = ListOf(cells, "satisfies", key => catalogue.ReadinessRequirementByCode(key.ToUpperInvariant())),
            EligibleFunding = ListOf(cells, "eligible_funding", key => catalogue.FundingStreamByCode(key.ToUpperInvariant())),
            BookingUrl = TextOf(cells, "booking_url"),
            ValidForMonths = cells.Has("valid_for_months") ? cells.Whole("valid_for_months") : default(Edit<int?>),
            ChangeNote = TextOf(cells, "change_note"),
        };
    }

    private static (Edit<decimal?> Days, Edit<int?> Minutes) DurationOf(ImportCells cells)
    {
        var days = cells.Has("days") ? Edit<decimal?>.To(cells.Days("days") is { } number ? WithoutZeros(number) : null) : default;
        var minutes = cells.Has("learning_minutes") ? Edit<int?>.To(cells.Minutes("learning_minutes")) : default;

        if (cells.Text("duration") is not { } text)
        {
            return (days, minutes);
        }

        switch (UkDuration.TryRead(text))
        {
            case { Days: { } taught }:
                return (Edit<decimal?>.To(WithoutZeros(taught)), minutes);
            case { Minutes: { } all }:
                return (days, Edit<int?>.To(all));
            default:
                cells.Refuse("duration", "This is no length of time. Write it like 1 day, 2.5 days, 3h 30m or 90 minutes.", UkDuration.Suggest(text));
                return (days, minutes);
        }
    }

    private static Edit<ImmutableArray<PracticeTier>> TiersOf(ImportCells cells)
    {
        if (!cells.Has("tiers"))
        {
            return default;
        }

        var tiers = ImmutableArray.CreateBuilder<PracticeTier>();

        foreach (var text in Listed(cells.Text("tiers")))
        {
            if (ImportColumn.Plain(text) is ['T', .., >= '1' and <= '4' and var level] plain && plain[..^1] is "T" or "TIER")
            {
                tiers.Add((PracticeTier)(level - '1'));
            }
            else if (text is [>= '1' and <= '4' and var number])
            {
                tiers.Add((PracticeTier)(number - '1'));
            }
            else if (ImportColumn.Plain(text) is not ("ALL" or "ANY"))
            {
                cells.Refuse("tiers", "This is no tier. Write TIER_1 to TIER_4, several with semicolons between, or nothing for all.");
            }
        }

        return Edit<ImmutableArray<PracticeTier>>.To(tiers.ToImmutable());
    }

    private static Edit<ImmutableArray<Named<T>>> ListOf<T>(ImportCells cells, string column, Func<string, T?> find)
        where T : class =>
        cells.Has(column) ? Edit<ImmutableArray<Named<T>>>.To([.. Listed(cells.Text(column)).Select(key => new Named<T>(key, find(key)))]) : default;

    private static string[] Listed(string? text) => text?.Split([';', ',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static Edit<string?> TextOf(ImportCells cells, string column) => cells.Has(column) ? Edit<string?>.To(cells.Text(column)) : default;

    // What an offer must have stays when its cell is empty.
    private static Edit<string?> Kept(string? text) => text is null ? default : Edit<string?>.To(text);

    private static Edit<T?> Kept<T>(T? value)
        where T : struct => value is null ? default : Edit<T?>.To(value);

    private static string Joined(IEnumerable<string?> keys) => string.Join("; ", keys.Where(key => key is not null));

    private static string Text(decimal? number) => number is { } value ? WithoutZeros(value).ToString(CultureInfo.InvariantCulture) : "";

    private static decimal WithoutZeros(decimal number) => number / 1.0000000000000000000000000000m;

    /// <summary>The column of a field of the same name.</summary>
    internal static string Snake(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : letter.ToString()));

    [GeneratedRegex(@"^(?<amount>\d{1,9}(\.\d{1,2})?)\s*(?<currency>(?!GBP|gbp)[A-Za-z]{3})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Foreign();
}
