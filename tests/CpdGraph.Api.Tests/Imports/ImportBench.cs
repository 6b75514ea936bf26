using System.Collections.Immutable;
using System.Text;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Imports;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Features.Publishing;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Api.Tests.Imports;

/// <summary>A hub of its own with a publisher, and the engine that reads its files.</summary>
internal sealed class ImportBench
{
    private readonly ApiServer api;

    private ImportBench(ApiServer api, Provider provider, Caller publisher) => (this.api, Provider, Publisher) = (api, provider, publisher);

    public Provider Provider { get; }

    public Caller Publisher { get; }

    public static Caller Steward { get; } = Caller.CommandLine;

    public IServiceProvider Services => api.Services;

    /// <param name="name">Its slug, which no other test takes.</param>
    public static async Task<ImportBench> StartAsync(Database database, string name) => await StartAsync((await PublishingServer.SharedAsync(database)).Api, name);

    public static async Task<ImportBench> StartAsync(ApiServer api, string name)
    {
        var now = ApiServer.Now;
        var provider = new Provider
        {
            Id = ProviderId.New(now),
            Slug = name,
            Name = $"The hub {name}",
            Kind = ProviderKind.TrainingHub,
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var account = new Principal { Id = PrincipalId.New(now), Issuer = "urn:test", Subject = name, Name = name, CreatedAt = now };
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        db.Add(provider);
        db.Add(account);
        await db.SaveChangesAsync();
        await api.Services.GetRequiredService<CatalogueStore>().CatchUpAsync(CancellationToken.None);

        return new(api, provider, new Caller
        {
            Issuer = account.Issuer,
            Subject = account.Subject,
            PrincipalId = account.Id,
            Name = name,
            Roles = RoleSet.Of(Role.Publisher),
            ProviderIds = new HashSet<ProviderId> { provider.Id },
        });
    }

    public static ImportSheet Sheet(ImportDataset dataset, string text, params (string Header, string? Field)[] said) =>
        ImportSheet.Read(Encoding.UTF8.GetBytes(text), null, dataset, said.Select(pair => KeyValuePair.Create(pair.Header, pair.Field)), []);

    public Task<ImmutableArray<ImportFinding>> Import(ImportDataset dataset, string text, bool writes = true) => Import(Sheet(dataset, text), writes, Provider, Publisher);

    /// <summary>Reads a file within a transaction, and commits it when nothing was refused.</summary>
    public async Task<ImmutableArray<ImportFinding>> Import(ImportSheet sheet, bool writes, Provider? provider, Caller caller, Action<int>? statements = null)
    {
        var store = Services.GetRequiredService<CatalogueStore>();
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = caller;
        await using var transaction = await db.Database.BeginTransactionAsync();
        using var count = SqlLog.Count();
        var findings = await scope.ServiceProvider.GetRequiredService<ProviderImport>().ReadAsync(
            new(ImportJobId.New(ApiServer.Now), sheet, provider, caller, store.Current.For(caller.CatalogueViewer, ApiServer.Now), writes), CancellationToken.None);
        statements?.Invoke(count.Statements);

        if (writes && findings.All(finding => finding.Outcome != ImportRowOutcome.Reject))
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            await store.CatchUpAsync(CancellationToken.None);
        }

        return findings;
    }

    /// <summary>The catalogue as somebody sees it now.</summary>
    public CatalogueView Catalogue(Caller caller) => Services.GetRequiredService<CatalogueStore>().Current.For(caller.CatalogueViewer, ApiServer.Now);

    public async Task<T> Look<T>(Func<CpdContext, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();

        return await look(scope.ServiceProvider.GetRequiredService<CpdContext>());
    }

    /// <summary>The provider's offers by title, as they are kept.</summary>
    public Task<Dictionary<string, OfferState>> Offers() =>
        Look(async db => (await db.OffersOfAsync([Provider.Id], CancellationToken.None)).ToDictionary(state => state.Version.Title));

    /// <summary>The provider's runs as they are kept, by when they start.</summary>
    public Task<IReadOnlyList<RunState>> Runs() => Look(async db =>
        (IReadOnlyList<RunState>)[.. (await db.RunsOfAsync([Provider.Id], CancellationToken.None)).OrderBy(run => run.Run.StartsAt)]);

    /// <summary>Findings as short texts: row, outcome, and for each problem its column and value.</summary>
    public static string[] Short(IEnumerable<ImportFinding> findings) =>
        [.. findings.Select(finding => $"{finding.Number} {finding.Outcome}{string.Concat(finding.Problems.Select(problem => $" [{problem.Column}: {problem.Value}]"))}")];
}
