using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Api.Tests.Features.Publishing;

/// <summary>A server that is written to, with a steward and the publishers of two hubs. One for each database.</summary>
internal sealed class PublishingServer
{
    private const string HubASlug = "riverside-example-training-hub";
    private const string HubBSlug = "hillcrest-example-training-hub";

    private static readonly Lazy<Task<PublishingServer>> OnSqlite = new(() => StartAsync(Database.Sqlite));
    private static readonly Lazy<Task<PublishingServer>> OnPostgres = new(() => StartAsync(Database.Postgres));

    private readonly ApiServer api;

    private PublishingServer(ApiServer api) => this.api = api;

    public ApiServer Api => api;

    public GraphQLClient Anonymous => api.Client;

    public GraphQLClient Steward { get; private set; } = null!;

    public GraphQLClient HubA { get; private set; } = null!;

    public GraphQLClient HubB { get; private set; } = null!;

    /// <summary>Global ids of the hubs.</summary>
    public string HubAId { get; private set; } = null!;

    public string HubBId { get; private set; } = null!;

    public static async Task<PublishingServer> SharedAsync(Database database)
    {
        if (database is Database.Postgres)
        {
            // Skips the running test where there is no PostgreSQL.
            await PostgresServer.RequireAsync();
        }

        return await (database is Database.Postgres ? OnPostgres : OnSqlite).Value;
    }

    /// <summary>Gives somebody a role, and a client with their token.</summary>
    public async Task<GraphQLClient> JoinAsync(string subject, Role role, string? providerId = null)
    {
        await WithDatabaseAsync(async db =>
        {
            var principal = new Principal
            {
                Id = PrincipalId.New(ApiServer.Now),
                Issuer = DevelopmentSignIn.Issuer,
                Subject = subject,
                Name = subject,
                CreatedAt = ApiServer.Now,
            };
            db.Add(principal);

            if (role != Role.Coach)
            {
                db.Add(new Membership
                {
                    Id = MembershipId.New(ApiServer.Now),
                    PrincipalId = principal.Id,
                    MemberName = subject,
                    Role = role,
                    ProviderId = providerId is null ? null : new ProviderId(GlobalId.TryRead(providerId)!.Value.Value),
                    ValidFrom = new DateOnly(2026, 1, 1),
                    GrantedByName = "a test",
                    CreatedAt = ApiServer.Now,
                });
            }

            return await db.SaveChangesAsync();
        });

        return api.As(subject, role);
    }

    /// <summary>Takes all memberships from somebody.</summary>
    public Task LeaveAsync(string subject) => WithDatabaseAsync(db => db.Memberships
        .Where(row => db.Principals.Any(principal => principal.Id == row.PrincipalId && principal.Subject == subject))
        .ExecuteDeleteAsync());

    /// <summary>Numbers of rows that a mutation might write.</summary>
    public Task<string> CountsAsync() => WithDatabaseAsync(async db => string.Join(
        ' ',
        await db.Providers.CountAsync(),
        await db.Offers.CountAsync(),
        await db.Offers.SumAsync(offer => offer.Revision),
        await db.OfferVersions.CountAsync(),
        await db.CompetencyMappings.CountAsync(),
        await db.Runs.CountAsync(),
        await db.OfferSubmissions.CountAsync(),
        await db.OfferWithdrawals.CountAsync(),
        await db.AuditEvents.CountAsync(),
        await db.IdempotencyRecords.CountAsync()));

    /// <summary>Dates the submission of an offer: the clock stands still.</summary>
    public Task<int> HandedInAsync(string offer, DateTimeOffset at) => WithDatabaseAsync(db =>
    {
        var id = new OfferId(GlobalId.TryRead(offer)!.Value.Value);

        return db.OfferSubmissions.Where(row => row.OfferId == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SubmittedAt, at));
    });

    /// <summary>Somebody who accredits.</summary>
    public Task<string> BodyAsync() => WithDatabaseAsync(async db => GlobalId.Of((await db.AccreditingBodies.OrderBy(row => row.Slug).FirstAsync()).Id));

    /// <summary>Actions of the audit trail on one object, in order of the alphabet: the clock stands still.</summary>
    public Task<string> AuditOfAsync(string globalId) => WithDatabaseAsync(async db =>
    {
        var id = GlobalId.TryRead(globalId)!.Value.Value;
        var events = await db.AuditEvents.Where(row => row.SubjectId == id).ToListAsync();

        return string.Join(' ', events.Select(row => row.Action).Order(StringComparer.Ordinal));
    });

    /// <summary>The latest revision of the catalogue that changed an object.</summary>
    public Task<long> CatalogueRevisionOfAsync(string globalId) => WithDatabaseAsync(db =>
    {
        var id = GlobalId.TryRead(globalId)!.Value.Value;

        return db.Database.SqlQuery<long>($"SELECT max(revision) AS \"Value\" FROM catalogue_change WHERE record_id = {id}").SingleAsync();
    });

    /// <summary>Lets the server read what was written beside it.</summary>
    public Task CatchUpAsync() => api.Services.GetRequiredService<CatalogueStore>().CatchUpAsync(CancellationToken.None);

    /// <summary>Works on the database beside the server.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<CpdContext, Task<T>> use)
    {
        await using var scope = api.Services.CreateAsyncScope();

        return await use(scope.ServiceProvider.GetRequiredService<CpdContext>());
    }

    /// <summary>One that nobody else writes to.</summary>
    public static async Task<PublishingServer> StartAsync(Database database)
    {
        var server = new PublishingServer(await ApiServer.ToWriteToAsync(database, _ => { }));
        server.HubAId = await server.ProviderAsync(HubASlug);
        server.HubBId = await server.ProviderAsync(HubBSlug);
        server.Steward = await server.JoinAsync("publishing-steward", Role.Steward);
        server.HubA = await server.JoinAsync("publishing-hub-a", Role.Publisher, server.HubAId);
        server.HubB = await server.JoinAsync("publishing-hub-b", Role.Publisher, server.HubBId);

        return server;
    }

    private async Task<string> ProviderAsync(string slug)
    {
        var found = await Anonymous.Send("query ($slug: Slug!) { provider(by: { slug: $slug }) { id } }", new { slug });

        return found.Data.GetProperty("provider").GetProperty("id").GetString()!;
    }
}
