using System.Collections.Immutable;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.Features.Viewer;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Api.Tests.Access;

/// <summary>The demonstration with a few drafts, invitations and funders more: who there is, and whose everything is, read straight from the tables.</summary>
internal sealed class AccessWorld
{
    private static readonly Lazy<Task<AccessWorld>> OnSqlite = new(() => MakeAsync(Database.Sqlite));
    private static readonly Lazy<Task<AccessWorld>> OnPostgres = new(() => MakeAsync(Database.Postgres));
    private static readonly DateOnly Today = LondonCalendar.DayOf(ApiServer.Now);

    // Who asks, each for a relation that nobody else has.
    private static readonly (string Key, Role? Only)[] Subjects =
    [
        ("amira", null), // a coach
        ("ben", null), // a coach of the same employer
        ("priya", null), // a coach elsewhere
        ("lena", null), // amira's line manager, who oversees her employer
        ("clara", null), // supervises amira
        ("heather", null), // supervised amira until lately
        ("stefan", null), // supervises others
        ("hope", null), // supervises amira, and is a coach herself
        ("hope", Role.Coach), // the same with a token for one role
        ("rhona", null), // publishes for a hub
        ("hugo", null), // publishes for another
        ("anya", null), // an analyst above amira's employer
        ("fay", null), // an analyst who funds amira's employer
        ("felix", null), // an analyst who funds the board above amira's employer
        ("frank", null), // a supervisor who funds amira's employer, and supervises nobody
        ("stella", null), // a steward
        ("adam", null), // an administrator
        ("nobody", null), // signed in, and nothing besides
    ];

    private readonly Dictionary<string, Owner> owners = [];

    private AccessWorld(ApiServer api) => Api = api;

    /// <summary>The server.</summary>
    public ApiServer Api { get; }

    /// <summary>Everybody who asks.</summary>
    public ImmutableArray<Viewer> Viewers { get; private set; }

    /// <summary>Global ids to ask for, by type: at most 100 each.</summary>
    public Dictionary<string, string[]> Ids { get; } = [];

    /// <summary>Ids of offers, and of their versions, that only their provider and stewards see, with whose they are.</summary>
    public Dictionary<string, Owner> Drafts { get; } = [];

    /// <summary>Objects as the gates and rules of the schema are asked about them, by type, with whose they are.</summary>
    public ILookup<string, (object Value, Owner Owner)> Objects { get; private set; } = null!;

    /// <summary>A coach with a registration, whose employer has a budget.</summary>
    public string Registered { get; private set; } = null!;

    /// <summary>A board, which an analyst oversees, with enough coaches to show numbers of.</summary>
    public string Board { get; private set; } = null!;

    /// <summary>The two hubs that have drafts.</summary>
    public (string A, string B) Hubs { get; private set; }

    public static async Task<AccessWorld> SharedAsync(Database database)
    {
        if (database is Database.Postgres)
        {
            // Skips the running test where there is no PostgreSQL.
            await CpdGraph.Testing.PostgresServer.RequireAsync();
        }

        return await (database is Database.Postgres ? OnPostgres : OnSqlite).Value;
    }

    /// <summary>Every coach there is.</summary>
    public IReadOnlySet<CoachId> Coaches { get; private set; } = ImmutableHashSet<CoachId>.Empty;

    /// <summary>Whose an object is. Null: nobody has said.</summary>
    public Owner? OwnerOf(string id) => owners.GetValueOrDefault(id);

    private static async Task<AccessWorld> MakeAsync(Database database)
    {
        var world = new AccessWorld(await ApiServer.ToWriteToAsync(database, _ => { }));
        world.Hubs = await new MoreOfEverything(world.Api).AddAsync();
        await using var scope = world.Api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        await AddAttendedAsync(db);
        await AddImportsAsync(db);
        await world.ReadOwnersAsync(db);
        await world.ReadViewersAsync(db, scope.ServiceProvider);

        return world;
    }

    // Amira was on a run in Ben's place, and completed it: a run that took place before the demonstration began.
    private static async Task AddAttendedAsync(CpdContext db)
    {
        var accounts = (await db.Principals.ToListAsync()).Where(row => row.Issuer == DevelopmentSignIn.Issuer).ToDictionary(row => row.Subject);
        var (amira, ben) = (accounts["amira"], accounts["ben"]);
        var completion = (await db.Completions.ToListAsync()).First(row => row.CoachId == amira.CoachId && row.RunId is not null);
        var attended = Of(amira, EnrolmentStatus.Attended) with { CompletionId = completion.Id, SessionsAttended = ["1"] };
        var left = Of(ben, EnrolmentStatus.Substituted) with { SubstitutedById = attended.Id };
        db.AddRange(attended with { SubstituteForId = left.Id }, left);
        await db.SaveChangesAsync();

        Enrolment Of(Principal account, EnrolmentStatus status) => new()
        {
            Id = EnrolmentId.New(ApiServer.Now),
            CoachId = account.CoachId!.Value,
            RunId = completion.RunId!.Value,
            OfferId = completion.OfferId,
            Status = status,
            Number = 1,
            RequestedById = account.Id,
            RequestedAt = ApiServer.Now.AddDays(-90),
            UpdatedAt = ApiServer.Now.AddDays(-80),
        };
    }

    // An import of each hub, of which a row has made a draft, and one of a steward for many providers.
    private static async Task AddImportsAsync(CpdContext db)
    {
        var accounts = (await db.Principals.ToListAsync()).Where(row => row.Issuer == DevelopmentSignIn.Issuer).ToDictionary(row => row.Subject);
        var drafts = (await db.Offers.ToListAsync()).Where(row => row.Status == OfferStatus.Draft).ToList();
        var hubs = (await db.Memberships.ToListAsync()).Where(row => row.Role == Role.Publisher).ToLookup(row => row.PrincipalId, row => row.ProviderId);

        foreach (var subject in new[] { "rhona", "hugo", "stella" })
        {
            var account = accounts[subject];
            var hub = subject == "stella" ? null : hubs[account.Id].First();
            var upload = new Upload
            {
                Id = UploadId.New(ApiServer.Now),
                UploadedById = account.Id,
                TokenHash = UrlSecret.Hash(UrlSecret.Of([.. Enumerable.Repeat((byte)subject[0], UrlSecret.EntropyBytes)]))!,
                FileName = $"{subject}.csv",
                Length = 1,
                UploadedAt = ApiServer.Now,
                TakenAt = ApiServer.Now,
            };
            var job = new ImportJob
            {
                Id = ImportJobId.New(ApiServer.Now),
                RequestedById = account.Id,
                RequestedByName = account.Name,
                ProviderId = hub,
                Dataset = ImportDataset.Offers,
                UploadId = upload.Id,
                FileName = upload.FileName,
                Columns = [new MatchedColumn("Course", "title", 0.9, [$"A course of {subject}"]), new MatchedColumn("Problem", null, 0, [])],
                Status = JobStatus.AwaitingConfirmation,
                RowCount = 2,
                RowsDone = 2,
                UpdateCount = 1,
                RejectCount = 1,
                Revision = 3,
                CreatedAt = ApiServer.Now,
                FinishedAt = ApiServer.Now,
            };
            db.AddRange(upload, new UploadContent { UploadId = upload.Id, Bytes = [1] }, job);
            db.AddRange(
                new ImportFinding
                {
                    JobId = job.Id,
                    Number = 2,
                    Outcome = ImportRowOutcome.Update,
                    Title = $"A draft of {subject}",
                    TargetKind = RecordKind.Offer,
                    TargetId = drafts.First(offer => hub is null || offer.ProviderId == hub).Id.Value,
                },
                new ImportFinding
                {
                    JobId = job.Id,
                    Number = 3,
                    Outcome = ImportRowOutcome.Reject,
                    Problems = [new ImportProblem(3, "Price", "cheap", "This is no price.", "Free")],
                });
        }

        await db.SaveChangesAsync();
    }

    private async Task ReadOwnersAsync(CpdContext db)
    {
        var objects = new List<(string Type, string Id, object Value, Owner Owner)>();
        var employments = (await db.Employments.ToListAsync()).ToLookup(row => row.CoachId);

        void Add<T>(IEnumerable<T> rows, string type, Func<T, string> id, Func<T, Owner> owner, Func<T, object>? value = null)
            where T : notnull => objects.AddRange(rows.Select(row => (type, id(row), value is null ? row : value(row), owner(row))));

        Coaches = (await db.Coaches.ToListAsync()).Select(row => row.Id).ToImmutableHashSet();
        Add(await db.Coaches.ToListAsync(), "Coach", row => GlobalId.Of(row.Id), row => Of(row.Id), row => CoachShown.Of(row, employments[row.Id]));
        var providers = (await db.Offers.ToListAsync()).ToDictionary(row => row.Id, row => row.ProviderId.Value);
        var places = (await db.Enrolments.ToListAsync()).Where(row => row.CompletionId is not null).ToDictionary(row => row.CompletionId!.Value, row => providers[row.OfferId]);
        Add(
            await db.Completions.ToListAsync(),
            "Completion",
            row => GlobalId.Of(row.Id),
            row => Of(row.CoachId) with { Provider = places.TryGetValue(row.Id, out var provider) ? provider : null });
        Add(await db.InformalLearning.ToListAsync(), "InformalLearning", row => GlobalId.Of(row.Id), row => Of(row.CoachId));
        Add(await db.DevelopmentPlans.ToListAsync(), "DevelopmentPlan", row => GlobalId.Of(row.Id), row => Of(row.CoachId));
        Add(await db.CompetencyAssessments.ToListAsync(), "CompetencyAssessment", row => GlobalId.Of(row.Id), row => Of(row.CoachId));
        Add(
            await db.EvidenceItems.ToListAsync(),
            "EvidenceItem",
            row => GlobalId.Of(row.Id),
            row => Of(row.CoachId) with { Sharing = row.Sharing, Organisation = Employment.On(employments[row.CoachId], Today)?.OrganisationId.Value },
            row => new EvidenceShown(row, Employment.On(employments[row.CoachId], Today)?.OrganisationId));
        Add(await db.Enrolments.ToListAsync(), "Enrolment", row => GlobalId.Of(row.Id), row => Of(row.CoachId) with { Provider = providers[row.OfferId] });
        Add(await db.SupervisionSessions.ToListAsync(), "SupervisionSession", row => GlobalId.Of(row.Id), row => Of(row.CoachId));
        Add(await db.SupervisorAssignments.ToListAsync(), "SupervisorAssignment", row => GlobalId.Of(row.Id), row => Of(row.CoachId));
        Add(await db.Organisations.ToListAsync(), "Organisation", row => GlobalId.Of(row.Id), row => new Owner { Organisation = row.Id.Value });
        Board = GlobalId.Of((await db.Organisations.ToListAsync()).Single(row => row.OdsCode == "Z9B2Z").Id);
        var budgets = await db.FundingAllocations.ToDictionaryAsync(row => row.Id);
        var names = await db.Principals.ToDictionaryAsync(row => row.Id, row => row.Name);
        Registered = GlobalId.Of((await db.Coaches.ToListAsync()).First(row => row.Registrations.Any(registration => registration.Body == "NMC")
            && employments[row.Id].Any(work => budgets.Values.Any(budget => budget.OrganisationId == work.OrganisationId))).Id);
        Add(budgets.Values, "FundingAllocation", row => GlobalId.Of(row.Id), row => new Owner { Organisation = row.OrganisationId.Value });
        Add(
            await db.LedgerEntries.ToListAsync(),
            "LedgerEntry",
            row => GlobalId.Of(row.Id),
            row => new Owner { Organisation = budgets[row.AllocationId].OrganisationId.Value },
            row => new LedgerEntryShown(row, budgets[row.AllocationId], row.ById is { } by ? names[by] : "the service"));
        Add(
            await db.FundingAwards.ToListAsync(),
            "FundingAward",
            row => GlobalId.Of(row.Id),
            row => Of(row.CoachId) with { Organisation = row.EmployerId?.Value, Holder = HolderOf(row)?.Value },
            row => row with { HolderId = HolderOf(row) });
        OrganisationId? HolderOf(FundingAward award) => award.AllocationId is { } id ? budgets[id].OrganisationId : null;
        Add(await db.TierAwards.ToListAsync(), "TierAward", row => GlobalId.Of(row.Id), row => Of(row.CoachId));
        Add(await db.Supervisors.ToListAsync(), "Supervisor", row => GlobalId.Of(row.Id), row => new Owner { Supervisor = row.Id.Value });
        Add(await db.Memberships.ToListAsync(), "Membership", row => GlobalId.Of(row.Id), row => new Owner { Member = row.PrincipalId.Value, Granter = row.GrantedById?.Value });
        Add(await db.Invitations.ToListAsync(), "Invitation", row => GlobalId.Of(row.Id), row => new Owner { Member = row.RedeemedById?.Value, Granter = row.IssuedById.Value });
        Add(await db.ImportJobs.ToListAsync(), "ImportJob", row => GlobalId.Of(row.Id), row => new Owner { Provider = row.ProviderId?.Value });
        Add(await db.CalendarLinks.ToListAsync(), "CalendarLink", row => GlobalId.Of(row.Id), row => Of(row.CoachId));
        Add(await db.AuditEvents.ToListAsync(), "AuditEvent", row => GlobalId.Of(row.Id), _ => Owner.Nobody);
        Objects = objects.ToLookup(row => row.Type, row => (row.Value, row.Owner));

        foreach (var row in objects)
        {
            owners.Add(row.Id, row.Owner);
        }

        // Of people's records those of who asks, and of coaches all.
        var asked = (await db.Principals.ToListAsync())
            .Where(row => row.CoachId is not null && Array.Exists(Subjects, subject => subject.Key == row.Subject)).Select(row => row.CoachId!.Value.Value).ToHashSet();

        foreach (var group in objects.GroupBy(row => row.Type))
        {
            Ids[group.Key] = [.. group.Where(row => row.Type == "Coach" || row.Owner.Coach is not { } coach || asked.Contains(coach)).Select(row => row.Id)];
        }

        await ReadOffersAsync(db);
    }

    // Drafts, and organisations that took over from others.
    private async Task ReadOffersAsync(CpdContext db)
    {
        var offers = (await db.Offers.ToListAsync()).ToDictionary(row => row.Id);

        foreach (var offer in offers.Values)
        {
            owners.Add(GlobalId.Of(offer.Id), new Owner { Provider = offer.ProviderId.Value });
        }

        foreach (var run in await db.Runs.ToListAsync())
        {
            owners.Add(GlobalId.Of(run.Id), new Owner { Provider = offers[run.OfferId].ProviderId.Value });
        }

        foreach (var draft in offers.Values.Where(row => row.Status is OfferStatus.Draft or OfferStatus.InReview))
        {
            Drafts.Add(GlobalId.Of(draft.Id), new Owner { Provider = draft.ProviderId.Value });
        }

        foreach (var version in (await db.OfferVersions.ToListAsync()).Where(row => offers[row.OfferId].Status is OfferStatus.Draft or OfferStatus.InReview))
        {
            Drafts.Add(GlobalId.Of(version.Id), new Owner { Provider = offers[version.OfferId].ProviderId.Value });
        }

        Ids["Organisation"] = [.. (await db.OrganisationSuccessions.ToListAsync()).SelectMany(row => new[] { row.PredecessorId, row.SuccessorId }).Distinct().Select(GlobalId.Of)];
        Ids["Offer"] = [.. Drafts.Keys.Where(id => GlobalId.TryRead(id)!.Value.Kind == NodeKind.Offer)];
        Ids["OfferVersion"] = [.. Drafts.Keys.Where(id => GlobalId.TryRead(id)!.Value.Kind == NodeKind.OfferVersion)];
    }

    private async Task ReadViewersAsync(CpdContext db, IServiceProvider services)
    {
        var principals = (await db.Principals.ToListAsync()).Where(row => row.Issuer == DevelopmentSignIn.Issuer).ToDictionary(row => row.Subject);
        var memberships = await db.Memberships.ToListAsync();
        var supervisors = await db.Supervisors.ToListAsync();
        var assignments = (await db.SupervisorAssignments.ToListAsync()).Where(row => row.StartsOn <= Today && (row.EndsOn is null || row.EndsOn >= Today)).ToList();
        var viewers = ImmutableArray.CreateBuilder<Viewer>();
        viewers.Add(new Viewer("anonymous", Caller.Anonymous));

        foreach (var (key, only) in Subjects)
        {
            var principal = principals.GetValueOrDefault(key);
            var live = memberships.Where(row => row.PrincipalId == principal?.Id && row.RevokedAt is null && row.ValidFrom <= Today && (row.ValidTo is null || row.ValidTo >= Today))
                .Where(row => only is null || row.Role == only).ToList();
            var supervisor = supervisors.Find(row => principal is not null && row.PrincipalId == principal.Id)?.Id;
            viewers.Add(new Viewer(only is null ? key : $"{key} as {only}", await CallerAsync(services, key, only))
            {
                IsSignedIn = true,
                Roles = [.. live.Select(row => row.Role), .. principal?.CoachId is not null && only is null or Role.Coach ? new[] { Role.Coach } : []],
                Principal = principal?.Id.Value,
                Coach = principal?.CoachId?.Value,
                Supervisor = supervisor?.Value,
                Supervises = [.. assignments.Where(row => row.SupervisorId == supervisor).Select(row => row.CoachId.Value)],
                SupervisedBy = [.. assignments.Where(row => row.CoachId == principal?.CoachId).Select(row => row.SupervisorId.Value)],
                Providers = [.. live.Select(row => row.ProviderId?.Value).OfType<Guid>()],
                Oversees = [.. live.Where(row => row.Relation == OrganisationRelation.Oversees).Select(row => row.OrganisationId?.Value).OfType<Guid>()],
                Funds = [.. live.Where(row => row.Relation == OrganisationRelation.Funds).Select(row => row.OrganisationId?.Value).OfType<Guid>()],
            });
        }

        Viewers = viewers.ToImmutable();
        Objects = Objects
            .SelectMany(group => group.Select(pair => (Type: group.Key, pair.Value, pair.Owner)))
            .Concat(await OffersAsync(services))
            .Append(("Viewer", (object)new ViewerShown(Viewers[1].Caller), new Owner { IsCaller = true }))

            // A dashboard is of an organisation, or of the caller's own team.
            .Concat(Objects["Organisation"].Select(pair => ("WorkforceDashboard", pair.Value, pair.Owner)))
            .Append(("WorkforceDashboard", (object)"own team", new Owner { IsCaller = true }))
            .ToLookup(row => row.Item1, row => (row.Item2, row.Item3));
    }

    // Offers and their runs, as the catalogue gives them to a steward.
    private async Task<IEnumerable<(string Type, object Value, Owner Owner)>> OffersAsync(IServiceProvider services)
    {
        var store = services.GetRequiredService<CatalogueStore>();
        await store.CatchUpAsync(CancellationToken.None);
        var catalogue = store.Current.For(CatalogueViewer.Steward, ApiServer.Now);

        return owners
            .Select(pair => (Id: GlobalId.TryRead(pair.Key)!.Value, pair.Value))
            .Where(pair => pair.Id.Kind is NodeKind.Offer or NodeKind.OfferRun)
            .Select(pair => (
                pair.Id.Kind.ToString(),
                pair.Id.Kind == NodeKind.Offer ? (object)catalogue.Offer(new OfferId(pair.Id.Value))! : catalogue.Run(new OfferRunId(pair.Id.Value))!,
                pair.Value));
    }

    private static async Task<Caller> CallerAsync(IServiceProvider services, string subject, Role? only)
    {
        var kept = await services.GetRequiredService<ICallerReader>().FindAsync(DevelopmentSignIn.Issuer, subject, CancellationToken.None);
        var claims = new TokenClaims(subject, only is { } role ? RoleSet.Of(role) : null, OrganisationCode: null);
        var token = new AcceptedToken(DevelopmentSignIn.Issuer, subject, ApiServer.Now, ApiServer.Now.AddHours(1), claims);

        return CallerRights.Of(token, kept, services.GetRequiredService<CatalogueStore>().Current.For(CatalogueViewer.Public, ApiServer.Now), Today);
    }

    private static Owner Of(CoachId coach) => new() { Coach = coach.Value };
}
