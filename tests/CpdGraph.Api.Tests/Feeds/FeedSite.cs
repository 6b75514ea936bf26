using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Feeds;

/// <summary>A server with an offer for each hostile text, and one that has everything an offer can have. Pages do not hang on the database, so it is SQLite.</summary>
[CollectionDefinition(Collection)]
public sealed class FeedSite : IAsyncLifetime, ICollectionFixture<FeedSite>
{
    /// <summary>The tests that share it, one after the other.</summary>
    public const string Collection = "Feeds";

    /// <summary>An offer with all that one can have, by its slug, and one without what may be left out.</summary>
    public const string Full = "feeds-full";
    public const string Bare = "feeds-bare";

    /// <summary>One that was withdrawn with a replacement, and one without; a draft.</summary>
    public const string Replaced = "feeds-replaced";
    public const string Withdrawn = "feeds-withdrawn";
    public const string Draft = "feeds-draft";

    public const string Provider = "feeds-hub";

    private readonly List<object> rows = [];
    private readonly Dictionary<string, JsonLineProcess> scripts = [];

    /// <summary>The server.</summary>
    public ApiServer Api { get; private set; } = null!;

    /// <summary>The slug of the offer that has a hostile text everywhere.</summary>
    public static string SlugOf(int hostile) => $"feeds-hostile-{hostile}";

    /// <summary>Asks a script of <c>tests/npm</c>, which is started once and must not fail.</summary>
    public Task<JsonElement> AskAsync(string script, object question)
    {
        if (script == "browser.mjs")
        {
            Chromium.Require();
        }

        if (!scripts.TryGetValue(script, out var process))
        {
            scripts.Add(script, process = JsonLineProcess.StartNpm(script));
        }

        return AskAsync(process, question);
    }

    /// <summary>Asks a script of <c>tests/npm</c>, which must not fail.</summary>
    public static async Task<JsonElement> AskAsync(JsonLineProcess script, object question)
    {
        using var answer = JsonDocument.Parse(await script.AskAsync(JsonSerializer.Serialize(question), TestContext.Current.CancellationToken));
        var root = answer.RootElement.Clone();

        Assert.False(root.TryGetProperty("fault", out var fault), fault.ToString());

        return root;
    }

    public async ValueTask InitializeAsync()
    {
        Api = await ApiServer.ToWriteToAsync(Database.Sqlite, _ => { });
        await using var scope = Api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var store = scope.ServiceProvider.GetRequiredService<CatalogueStore>();
        AddOffers(store.Current.For(CatalogueViewer.Public, ApiServer.Now));
        db.AddRange(rows);
        await db.SaveChangesAsync();
        await store.CatchUpAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var script in scripts.Values)
        {
            await script.DisposeAsync();
        }

        await Api.DisposeAsync();
    }

    private void AddOffers(CatalogueView catalogue)
    {
        var hub = Hub(Provider, "Feeds & Fields Training Hub");
        var bare = Offer(hub, Bare, "A bare offer", version => version with { Summary = null, Audience = null, Delivery = new(), Price = new() });
        var full = Offer(hub, Full, "Listening well: a course in £ and p", version => version with
        {
            Summary = "Two days on listening — for those who “coach”.",
            Description = "# What you learn\n\nTo *listen*, see [the book](https://books.example.org/listening?a=1&b=2).\n\n- one\n- two\n\nWrite to <mailto:hub@example.org> or https://hub.example.org/contact.",
            Delivery = new() { Mode = DeliveryMode.Blended, Days = 2, LearningMinutes = 1_680, ElapsedWeeks = 3, CpdMinutes = 750, Language = "en-GB", Accessibility = "Ask us for *large print*." },
            Price = new() { Amount = new Money(12_550), Note = "Lunch included." },
            Tiers = [PracticeTier.Tier1, PracticeTier.Tier2],
            PrerequisiteIds = [bare.Id],
            CompetencyMappings = [.. new[] { "2.1", "4.1" }.Select(code => new CompetencyMapping
            {
                CompetencyId = catalogue.CompetencyByCode(code)!.Id,
                Coverage = CompetencyCoverage.Develops,
                Verification = Verification.SelfReported,
                Provenance = Provenance.ProviderStated,
            })],
            BookingUrl = "https://hub.example.org/book?course=listening&lang=en",
            ValidForMonths = 24,
        });
        Run(full, new(2027, 3, 27, 9, 0, 0, TimeSpan.Zero), days: 2, run => run with
        {
            Venue = new() { Name = "Town hall", Address = "1 High Street, Old Town", Postcode = "AB1 2CD" },
            Capacity = 20,
            BookingUrl = "https://hub.example.org/book/1",
        });
        Run(full, new(2027, 4, 12, 8, 0, 0, TimeSpan.Zero), days: 1, run => run with { CancelledAt = ApiServer.Now, CancellationReason = "The trainer has moved on." });
        Run(full, new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero), days: 1, run => run);
        Run(full, new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero), days: 1, run => run);

        Offer(hub, Replaced, "A replaced offer", version => version, offer => offer with { Status = OfferStatus.Withdrawn, ReplacementId = full.Id });
        Run(Offer(hub, Withdrawn, "A withdrawn offer", version => version, offer => offer with { Status = OfferStatus.Withdrawn }), new(2027, 5, 3, 9, 0, 0, TimeSpan.Zero), days: 1, run => run);
        Run(
            Offer(hub, Draft, "A draft", version => version with { PublishedAt = null }, offer => offer with { Status = OfferStatus.Draft, CurrentVersion = null, PublishedAt = null }),
            new(2027, 6, 7, 9, 0, 0, TimeSpan.Zero), days: 1, run => run);

        for (var number = 0; number < HostileTexts.All.Length; number++)
        {
            var text = HostileTexts.All[number];
            var hostile = Offer(Hub($"feeds-hostile-hub-{number}", text), SlugOf(number), text, version => version with
            {
                Summary = text,
                Description = text,
                Audience = text,
                Delivery = new() { Mode = DeliveryMode.InPerson, Accessibility = text, Language = text.Length < 20 ? text : null },
                Price = new() { Note = text },
                BookingUrl = text,
            });
            Run(hostile, new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero), days: 2, run => run with
            {
                Venue = new() { Name = text, Address = text, Postcode = "AB1 2CD" },
                Sessions = [.. run.Sessions.Select(session => session with { Title = text })],
                BookingUrl = text,
                CancelledAt = number % 2 == 0 ? ApiServer.Now : null,
                CancellationReason = number % 2 == 0 ? text : null,
            });
        }
    }

    private Provider Hub(string slug, string name) => Add(new Provider
    {
        Id = ProviderId.New(ApiServer.Now),
        Slug = slug,
        Name = name,
        Kind = ProviderKind.TrainingHub,
        WebsiteUrl = slug == Provider ? "https://hub.example.org/" : name,
        Provenance = Provenance.ProviderStated,
        Revision = 1,
        CreatedAt = ApiServer.Now,
        UpdatedAt = ApiServer.Now,
    });

    private Offer Offer(Provider hub, string slug, string title, Func<OfferVersion, OfferVersion> version, Func<Offer, Offer>? change = null)
    {
        var made = Add((change ?? (offer => offer))(new Offer
        {
            Id = OfferId.New(ApiServer.Now),
            Slug = slug,
            ProviderId = hub.Id,
            Status = OfferStatus.Published,
            CurrentVersion = 1,
            PublishedAt = ApiServer.Now.AddDays(-9),
            Provenance = Provenance.ProviderStated,
            Revision = 3,
            CreatedAt = ApiServer.Now.AddDays(-10),
            UpdatedAt = ApiServer.Now.AddDays(-8),
        }));
        Add(version(new OfferVersion
        {
            Id = OfferVersionId.New(ApiServer.Now),
            OfferId = made.Id,
            Number = 1,
            PublishedAt = ApiServer.Now.AddDays(-9),
            Title = title,
            Summary = "A day on listening.",
            Channel = OfferChannel.TrainingHub,
            Format = OfferFormat.Course,
            Formality = Formality.Formal,
            Delivery = new() { Mode = DeliveryMode.InPerson, Days = 1 },
            Price = new() { Free = true },
            Audience = "Coaches.",
            Provenance = Provenance.ProviderStated,
        }));

        return made;
    }

    // Sessions of three hours, a week apart.
    private void Run(Offer offer, DateTimeOffset from, int days, Func<OfferRun, OfferRun> change) => Add(change(new OfferRun
    {
        Id = OfferRunId.New(ApiServer.Now),
        OfferId = offer.Id,
        StartsAt = from,
        EndsAt = from.AddDays(7 * (days - 1)).AddHours(3),
        Sessions =
        [
            .. Enumerable.Range(0, days).Select(day => new RunSession { Key = $"day-{day + 1}", StartsAt = from.AddDays(7 * day), EndsAt = from.AddDays(7 * day).AddHours(3) }),
        ],
        Price = new() { Free = true },
        Provenance = Provenance.ProviderStated,
        Revision = 2,
        CreatedAt = ApiServer.Now.AddDays(-7),
        UpdatedAt = ApiServer.Now.AddDays(-6),
    }));

    private T Add<T>(T row)
        where T : class
    {
        rows.Add(row);

        return row;
    }
}
