namespace CpdGraph.Domain.Tests;

/// <summary>Makes filters, orders and so on that fit a small catalogue, any of them.</summary>
internal static class RandomFilters
{
    public static OfferFilter Offer(SmallCatalogue made, int levels = OfferFilter.MaximumDepth, bool texts = true)
    {
        var random = made.Random;
        var today = LondonCalendar.DayOf(SmallCatalogue.Now);

        // Many conditions leave nothing, so most filters have few.
        var usual = random.Next(3) == 0 ? 9 : 30;

        T? Maybe<T>(Func<T> make)
            where T : class
            => random.Next(usual) == 0 ? make() : null;

        T? MaybeValue<T>(Func<T> make, int? rarity = null)
            where T : struct
            => random.Next(rarity ?? usual) == 0 ? make() : null;

        IReadOnlyList<T> Some<T>(Func<T> one) => [.. Enumerable.Range(0, random.Next(8) == 0 ? 0 : random.Next(1, 5)).Select(_ => one())];

        OfferFilter Inner() => Offer(made, levels - 1, texts);

        return new()
        {
            And = levels > 1 ? Maybe(() => Some(Inner)) : null,
            Or = levels > 1 ? Maybe(() => Some(Inner)) : null,
            Not = levels > 1 ? Maybe(Inner) : null,
            Text = texts ? Maybe(() => made.Pick(["coaching", "motivatonal", "skills group", "the", "listening families change"])) : null,
            Title = Maybe(() => Title(made)),
            Channels = Maybe(() => Some(made.Any<OfferChannel>)),
            Formats = Maybe(() => Some(() => made.Pick<OfferFormat>([OfferFormat.Course, OfferFormat.Workshop]))),
            Formality = MaybeValue(made.Any<Formality>),
            Statuses = Maybe(() => Some(made.Any<OfferStatus>)),
            ProviderIds = Maybe(() => Some(() => made.Pick(made.Providers).Id)),
            ProviderKinds = Maybe(() => Some(() => made.Pick(made.Providers).Kind)),
            AreaIds = Maybe(() => Some(() => made.Pick(made.Areas).Id)),
            CompetencyIds = Maybe(() => Some(() => made.Pick(made.Competencies).Id)),
            Coverage = Maybe(() => Some(made.Any<CompetencyCoverage>)),
            Tiers = Maybe(() => Some(made.Any<PracticeTier>)),
            SpecialismIds = Maybe(() => Some(() => made.Pick(made.Specialisms).Id)),
            DeliveryModes = Maybe(() => Some(made.Any<DeliveryMode>)),
            LearningMinutes = Maybe(() => new IntRange(MaybeValue(() => 90, 2), MaybeValue(() => 120, 2))),
            CpdMinutes = Maybe(() => new IntRange(MaybeValue(() => 90, 2), MaybeValue(() => 120, 2))),
            Free = MaybeValue(() => random.Next(2) == 0),
            Price = Maybe(() => new DecimalRange(MaybeValue(() => 10.5m, 2), MaybeValue(() => 21.005m, 2))),
            Accredited = MaybeValue(() => random.Next(2) == 0),
            AccreditingBodyIds = Maybe(() => Some(() => made.Pick(made.Bodies).Id)),
            FundingStreamIds = Maybe(() => Some(() => made.Pick(made.Streams).Id)),
            Satisfies = Maybe(() => Some(() => made.Pick(made.Requirements).Code)),
            StartsBetween = Maybe(() => new DateRange(MaybeValue(() => today.AddDays(-2), 2), MaybeValue(() => today.AddDays(4), 2))),
            Bookable = MaybeValue(() => random.Next(2) == 0),
            ForOrganisationId = MaybeValue(() => made.Pick(made.Organisations).Id),
            UpdatedSince = MaybeValue(() => SmallCatalogue.Now.AddDays(-2)),
        };
    }

    public static IReadOnlyList<OfferOrder>? OfferOrders(SmallCatalogue made) => made.Random.Next(5) == 0
        ? null
        : [.. Enumerable.Range(0, made.Random.Next(1, 4)).Select(_ => new OfferOrder(made.Any<OfferOrderField>(), made.Any<OrderDirection>()))];

    public static CatalogueViewer Viewer(SmallCatalogue made) => made.Random.Next(3) switch
    {
        0 => CatalogueViewer.Public,
        1 => CatalogueViewer.Steward,
        _ => CatalogueViewer.Publisher([made.Pick(made.Providers).Id]),
    };

    public static RunFilter Run(SmallCatalogue made, int levels = RunFilter.MaximumDepth)
    {
        var random = made.Random;
        var today = LondonCalendar.DayOf(SmallCatalogue.Now);
        bool Chosen() => random.Next(6) == 0;

        return new()
        {
            And = levels > 1 && Chosen() ? [Run(made, levels - 1), Run(made, levels - 1)] : null,
            Or = levels > 1 && Chosen() ? [Run(made, levels - 1), Run(made, levels - 1)] : null,
            Not = levels > 1 && Chosen() ? Run(made, levels - 1) : null,
            Offer = Chosen() ? Offer(made, 2, texts: false) : null,
            OfferIds = Chosen() ? [.. Enumerable.Range(0, 5).Select(_ => made.Pick(made.OfferRows).Id)] : null,
            Statuses = Chosen() ? [made.Any<RunStatus>(), made.Any<RunStatus>()] : null,
            Starts = Chosen() ? new(random.Next(2) == 0 ? null : today, random.Next(2) == 0 ? null : today.AddDays(3)) : null,
            HasPlaces = Chosen() ? random.Next(2) == 0 : null,
            DeliveryModes = Chosen() ? [made.Any<DeliveryMode>()] : null,
            ProviderIds = Chosen() ? [made.Pick(made.Providers).Id] : null,
            UpdatedSince = Chosen() ? SmallCatalogue.Now.AddDays(-2) : null,
        };
    }

    /// <summary>Places taken: some runs are full, some partly, and of some nobody knows.</summary>
    public static Dictionary<OfferRunId, int> Taken(SmallCatalogue made) => made.Runs
        .Where(run => run.Capacity is not null && made.Random.Next(3) > 0)
        .ToDictionary(run => run.Id, run => made.Random.Next(2) == 0 ? run.Capacity!.Value : made.Random.Next(run.Capacity!.Value + 1));

    private static StringFilter Title(SmallCatalogue made) => made.Random.Next(5) switch
    {
        0 => new() { Eq = "HEALTH  coaching skills" },
        1 => new() { Neq = "Group facilitation" },
        2 => new() { In = ["etude of listening", "Tier 2 practice"] },
        3 => new() { Contains = "COACHING" },
        _ => new() { StartsWith = "Étude" },
    };
}
