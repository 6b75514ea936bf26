using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>A server of its own with the demonstration's people, and one object in every state that a mutation may meet. One for each database.</summary>
internal sealed class RefusalWorld
{
    private static readonly Lazy<Task<RefusalWorld>> OnSqlite = new(() => MakeAsync(Database.Sqlite));
    private static readonly Lazy<Task<RefusalWorld>> OnPostgres = new(() => MakeAsync(Database.Postgres));

    private readonly ApiServer api;

    private RefusalWorld(ApiServer api) => this.api = api;

    /// <summary>A steward.</summary>
    public GraphQLClient Stella => api.As("stella", Role.Steward);

    /// <summary>Publishes for the first hub.</summary>
    public GraphQLClient Rhona => api.As("rhona", Role.Publisher);

    /// <summary>Publishes for the second hub.</summary>
    public GraphQLClient Hugo => api.As("hugo", Role.Publisher);

    /// <summary>Manages Amira and not the stranger.</summary>
    public GraphQLClient Lena => api.As("lena", Role.Supervisor);

    /// <summary>A coach.</summary>
    public GraphQLClient Amira => api.As("amira", Role.Coach);

    /// <summary>A coach of Lena's with plans.</summary>
    public GraphQLClient Pat => api.As("pat", Role.Coach);

    /// <summary>Supervises Amira clinically.</summary>
    public GraphQLClient Clara => api.As("clara", Role.Supervisor);

    /// <summary>Funds the organisation where everybody works.</summary>
    public GraphQLClient Fay => api.As("fay", Role.Analyst);

    /// <summary>Signed in, and known to nobody.</summary>
    public GraphQLClient Newcomer => api.As("newcomer", Role.Coach);

    /// <summary>The hubs of Rhona and of Hugo.</summary>
    public string Hub { get; private set; } = null!;

    public string OtherHub { get; private set; } = null!;

    /// <summary>Offers of Rhona's hub by state. The draft is at revision 1, the mapped draft at 2, the published one at 3, the withdrawn one at 4.</summary>
    public string Draft { get; private set; } = null!;

    public string MappedDraft { get; private set; } = null!;

    public string Published { get; private set; } = null!;

    public string Withdrawn { get; private set; } = null!;

    /// <summary>An offer of Rhona's hub in review, at revision 2.</summary>
    public string InReview { get; private set; } = null!;

    /// <summary>Somebody who accredits; an accreditation of an offer of Rhona's since the first of 2026, and one that was revoked.</summary>
    public string Body { get; private set; } = null!;

    public string Accreditation { get; private set; } = null!;

    public string RevokedAccreditation { get; private set; } = null!;

    public string AccreditedOffer { get; private set; } = null!;

    /// <summary>The competency 2.1, which the published offer claims, and another.</summary>
    public string Claimed { get; private set; } = null!;

    public string NotClaimed { get; private set; } = null!;

    /// <summary>A draft of Hugo's hub, its slug, and its key in Hugo's system.</summary>
    public string HiddenDraft { get; private set; } = null!;

    public const string HiddenSlug = "hugo-s-secret-draft";

    public static readonly object HiddenKey = new { system = "hugo", key = "SECRET" };

    /// <summary>A published offer of Hugo's hub, at revision 3.</summary>
    public string OthersPublished { get; private set; } = null!;

    public string AmiraId { get; private set; } = null!;

    /// <summary>A coach of another line manager, and a completion of theirs that nobody has checked.</summary>
    public string StrangerId { get; private set; } = null!;

    public string StrangersCompletion { get; private set; } = null!;

    /// <summary>Amira's: one that Lena verified, and one that nobody has checked, with its offer and day.</summary>
    public string Verified { get; private set; } = null!;

    public string Unchecked { get; private set; } = null!;

    public string UncheckedOffer { get; private set; } = null!;

    public string UncheckedDay { get; private set; } = null!;

    /// <summary>Supervisors, Lena and who supervises Amira clinically, with the first day.</summary>
    public string LenaId { get; private set; } = null!;

    public string ClaraId { get; private set; } = null!;

    /// <summary>Manages the stranger, and is not Amira's to see.</summary>
    public string MilesId { get; private set; } = null!;

    /// <summary>Amira's line management: one that she logged and nobody confirmed, with its day; one that Lena confirmed. And one of the stranger.</summary>
    public string Session { get; private set; } = null!;

    public string SessionDay { get; private set; } = null!;

    public string ConfirmedSession { get; private set; } = null!;

    public string StrangersSession { get; private set; } = null!;

    /// <summary>Coaches of Lena's who have not come yet, at revision 1: one without a tier, and one with a live tier 3 and a revoked tier 4.</summary>
    public string InvitedId { get; private set; } = null!;

    public string TieredId { get; private set; } = null!;

    public string TierAward { get; private set; } = null!;

    public string RevokedAward { get; private set; } = null!;

    /// <summary>A supervisor without an account, at revision 1, whose tier is known since 2025-03-01.</summary>
    public string RegisteredId { get; private set; } = null!;

    /// <summary>Another organisation than where everybody works.</summary>
    public string OtherOrganisation { get; private set; } = null!;

    /// <summary>Memberships: one in force, one that has ended, and one of an administrator.</summary>
    public string Membership { get; private set; } = null!;

    public string EndedMembership { get; private set; } = null!;

    public string AdministratorsMembership { get; private set; } = null!;

    /// <summary>Invitation codes: one that works, by Lena; one that was used.</summary>
    public string Code { get; private set; } = null!;

    public string UsedCode { get; private set; } = null!;

    public string Organisation { get; private set; } = null!;

    public string Stream { get; private set; } = null!;

    /// <summary>The stream of what coaches pay themselves, which has no rules.</summary>
    public string OwnMoney { get; private set; } = null!;

    public string PatId { get; private set; } = null!;

    /// <summary>Plans: Pat's agreed one at revision 3, and the next at 1; and one of the stranger.</summary>
    public string AgreedPlan { get; private set; } = null!;

    public string DraftPlan { get; private set; } = null!;

    public string StrangersPlan { get; private set; } = null!;

    /// <summary>Pat's portfolio: an item that nobody else reads and one for supervisors, at revision 1, and one that was taken out, at 2.</summary>
    public string PrivateEvidence { get; private set; } = null!;

    public string SharedEvidence { get; private set; } = null!;

    public string RemovedEvidence { get; private set; } = null!;

    /// <summary>Pat's private calendar address, and the one before it, which does not work any more.</summary>
    public string CalendarLink { get; private set; } = null!;

    public string OldCalendarLink { get; private set; } = null!;

    /// <summary>A self-assessment of Pat's in 2.1, which another has replaced.</summary>
    public string OldAssessment { get; private set; } = null!;

    /// <summary>A run for which a line manager must approve, and one that has a single place, which Pat has.</summary>
    public string ApprovedRun { get; private set; } = null!;

    public string FullRun { get; private set; } = null!;

    /// <summary>A run of an offer on which nobody has a place.</summary>
    public string OpenRun { get; private set; } = null!;

    /// <summary>Requests of Amira and of Pat for the one run, Pat's place on the other, and a place of the stranger's.</summary>
    public string AmirasRequest { get; private set; } = null!;

    public string PatsRequest { get; private set; } = null!;

    public string PatsPlace { get; private set; } = null!;

    public string StrangersPlace { get; private set; } = null!;

    /// <summary>A place of Pat's that was given back.</summary>
    public string GivenBack { get; private set; } = null!;

    /// <summary>A run of Hugo's that is over, with Amira's place on it, which made a completion.</summary>
    public string PastRun { get; private set; } = null!;

    public string AmirasAttended { get; private set; } = null!;

    /// <summary>The stream of an employer's own budget; a budget of £1,000 of it that Fay holds, and one of another organisation.</summary>
    public string EmployerStream { get; private set; } = null!;

    public string Budget { get; private set; } = null!;

    public string OthersBudget { get; private set; } = null!;

    /// <summary>A completion of Pat's that cost £100, a place of Pat's that waits for approval, and one that is booked.</summary>
    public string Costly { get; private set; } = null!;

    public string RequestedPlace { get; private set; } = null!;

    public string BookedPlace { get; private set; } = null!;

    /// <summary>Imports of Rhona's: one that waits for her to confirm it, with a row that was refused, and one that is written. And one of Hugo's that waits.</summary>
    public string Import { get; private set; } = null!;

    public string WrittenImport { get; private set; } = null!;

    public string OthersImport { get; private set; } = null!;

    /// <summary>Awards: £75 promised to Pat's place, £20 spent for Pat's completion, and what the stranger paid.</summary>
    public string Promised { get; private set; } = null!;

    public string Spent { get; private set; } = null!;

    public string StrangersAward { get; private set; } = null!;

    /// <summary>An id of the same type that nothing has.</summary>
    public static string Absent(string id) => GlobalId.TryRead(id)!.Value.Kind switch
    {
        NodeKind.Provider => GlobalId.Of(ProviderId.New(ApiServer.Now)),
        NodeKind.Offer => GlobalId.Of(OfferId.New(ApiServer.Now)),
        NodeKind.Coach => GlobalId.Of(CoachId.New(ApiServer.Now)),
        NodeKind.Supervisor => GlobalId.Of(SupervisorId.New(ApiServer.Now)),
        NodeKind.Completion => GlobalId.Of(CompletionId.New(ApiServer.Now)),
        NodeKind.SupervisionSession => GlobalId.Of(SupervisionSessionId.New(ApiServer.Now)),
        NodeKind.Membership => GlobalId.Of(MembershipId.New(ApiServer.Now)),
        NodeKind.Organisation => GlobalId.Of(OrganisationId.New(ApiServer.Now)),
        NodeKind.Competency => GlobalId.Of(CompetencyId.New(ApiServer.Now)),
        NodeKind.Accreditation => GlobalId.Of(AccreditationId.New(ApiServer.Now)),
        NodeKind.AccreditingBody => GlobalId.Of(AccreditingBodyId.New(ApiServer.Now)),
        NodeKind.FundingStream => GlobalId.Of(FundingStreamId.New(ApiServer.Now)),
        NodeKind.EvidenceItem => GlobalId.Of(EvidenceItemId.New(ApiServer.Now)),
        NodeKind.CalendarLink => GlobalId.Of(CalendarLinkId.New(ApiServer.Now)),
        NodeKind.OfferRun => GlobalId.Of(OfferRunId.New(ApiServer.Now)),
        NodeKind.Enrolment => GlobalId.Of(EnrolmentId.New(ApiServer.Now)),
        NodeKind.DevelopmentPlan => GlobalId.Of(DevelopmentPlanId.New(ApiServer.Now)),
        NodeKind.FundingAllocation => GlobalId.Of(FundingAllocationId.New(ApiServer.Now)),
        NodeKind.FundingAward => GlobalId.Of(FundingAwardId.New(ApiServer.Now)),
        NodeKind.ImportJob => GlobalId.Of(ImportJobId.New(ApiServer.Now)),
        var kind => throw new ArgumentException($"Nothing absent of the kind {kind} is needed.", nameof(id)),
    };

    public static async Task<RefusalWorld> SharedAsync(Database database)
    {
        if (database is Database.Postgres)
        {
            // Skips the running test where there is no PostgreSQL.
            await PostgresServer.RequireAsync();
        }

        return await (database is Database.Postgres ? OnPostgres : OnSqlite).Value;
    }

    /// <summary>Every table with the number of its rows and a sum over what they say: equal before and after when nothing was written.</summary>
    public async Task<string> TablesAsync()
    {
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        var tables = new StringBuilder();

        foreach (var table in db.Model.GetEntityTypes().Where(type => type.FindPrimaryKey() is not null).Select(type => type.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            var (rows, sum) = (0, 0UL);

            while (await reader.ReadAsync())
            {
                var row = string.Join('\u001f', Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)));
                rows++;
                sum += BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(row)));
            }

            tables.Append(CultureInfo.InvariantCulture, $"{table}: {rows} rows, {sum:x}\n");
        }

        return tables.ToString();
    }

    private static async Task<RefusalWorld> MakeAsync(Database database)
    {
        var world = new RefusalWorld(await ApiServer.ToWriteToAsync(database, _ => { }));
        await world.MakeOffersAsync();
        await world.MakePeopleAsync();
        await world.MakePlansAsync();
        await world.MakePathwaysAsync();
        await world.MakeCompetenceAsync();
        await world.MakePlacesAsync();
        await world.MakeMoneyAsync();
        await world.MakeImportsAsync();

        return world;
    }

    private async Task MakeImportsAsync()
    {
        Import = await ImportAsync("rhona", JobStatus.AwaitingConfirmation);
        WrittenImport = await ImportAsync("rhona", JobStatus.SucceededWithErrors);
        OthersImport = await ImportAsync("hugo", JobStatus.AwaitingConfirmation);
    }

    private Task<string> ImportAsync(string subject, JobStatus status) => LookAsync(async db =>
    {
        var account = (await db.Principals.ToListAsync()).Single(row => row.Subject == subject);
        var job = new ImportJob
        {
            Id = ImportJobId.New(ApiServer.Now),
            RequestedById = account.Id,
            RequestedByName = account.Name,
            ProviderId = (await db.Memberships.FirstAsync(row => row.PrincipalId == account.Id && row.Role == Role.Publisher)).ProviderId,
            Dataset = ImportDataset.Offers,
            UploadId = UploadId.New(ApiServer.Now),
            FileName = "courses.csv",
            Status = status,
            RowCount = 2,
            CreateCount = 1,
            RejectCount = 1,
            Revision = 3,
            CreatedAt = ApiServer.Now,
            FinishedAt = ApiServer.Now,
        };
        db.Add(job);
        await db.SaveChangesAsync();

        return GlobalId.Of(job.Id);
    });

    private async Task MakeOffersAsync()
    {
        Hub = await ProviderAsync("riverside-example-training-hub");
        OtherHub = await ProviderAsync("hillcrest-example-training-hub");
        Draft = await DraftAsync(Rhona, Hub, "Draft");
        MappedDraft = await MappedAsync(Rhona, Hub, "Mapped draft");
        Published = await PublishedAsync(Rhona, Hub, "Published");
        Withdrawn = await PublishedAsync(Rhona, Hub, "Withdrawn");
        await DoneAsync(Rhona, "withdrawOffer", "offer", new { offer = new { id = Withdrawn }, reason = "It is given no more.", expectedRevision = 3 });
        HiddenDraft = await DoneAsync(
            Hugo, "createOffer", "offer", new { providerId = OtherHub, offer = Details("Hidden", HiddenSlug), external = HiddenKey });
        OthersPublished = await PublishedAsync(Hugo, OtherHub, "Published by another");
        InReview = await DraftAsync(Rhona, Hub, "In review");
        await DoneAsync(Rhona, "submitOffer", "offer", new { offer = new { id = InReview }, expectedRevision = 1 });
        await MakeAccreditationsAsync();
    }

    // Of an offer of its own: an accreditation gives its offer another revision.
    private async Task MakeAccreditationsAsync()
    {
        Body = await LookAsync(async db => GlobalId.Of((await db.AccreditingBodies.OrderBy(row => row.Slug).FirstAsync()).Id));
        Claimed = await TextAsync(Stella, "competency.id", "{ competency(by: { code: \"2.1\" }) { id } }");
        NotClaimed = await TextAsync(Stella, "competency.id", "{ competency(by: { code: \"2.3\" }) { id } }");
        var offer = new { id = await PublishedAsync(Rhona, Hub, "Accredited") };
        Accreditation = await DoneAsync(Rhona, "recordAccreditation", "accreditation", new { offer, bodyId = Body, validFrom = "2026-01-01", validTo = "2027-12-31" });
        RevokedAccreditation = await DoneAsync(Rhona, "recordAccreditation", "accreditation", new { offer, bodyId = Body, scope = "OTHER", validFrom = "2026-01-01" });
        await DoneAsync(Stella, "revokeAccreditation", "accreditation", new { id = RevokedAccreditation, revokedOn = "2026-06-01", reason = "It is over." });
        AccreditedOffer = offer.id;
    }

    private async Task MakePeopleAsync()
    {
        Organisation = await TextAsync(Stella, "organisations.nodes.0.id", "{ organisations(first: 1, filter: { kinds: [PRIMARY_CARE_NETWORK] }) { nodes { id } } }");
        Stream = await TextAsync(Stella, "fundingStreams.nodes.0.id", "{ fundingStreams(first: 1) { nodes { id } } }");
        OwnMoney = await LookAsync(async db => GlobalId.Of((await db.FundingStreams.SingleAsync(row => row.Kind == FundingKind.Self)).Id));
        AmiraId = await TextAsync(Amira, "viewer.coach.id", "{ viewer { coach { id } } }");
        LenaId = await TextAsync(Lena, "viewer.supervisor.id", "{ viewer { supervisor { id } } }");
        ClaraId = await TextAsync(api.As("clara", Role.Supervisor), "viewer.supervisor.id", "{ viewer { supervisor { id } } }");
        Verified = await TextAsync(Amira, "completions.nodes.0.id", "{ completions(first: 1, filter: { verification: [VERIFIED] }) { nodes { id } } }");
        Unchecked = await DoneAsync(Amira, "recordCompletion", "completion", new { offer = new { id = Published }, occurredOn = "2026-11-02", cpdMinutes = 60 });
        (UncheckedOffer, UncheckedDay) = (Published, "2026-11-02");

        var miles = api.As("miles", Role.Supervisor);
        StrangerId = await TextAsync(miles, "viewer.supervisedCoaches.nodes.0.id", "{ viewer { supervisedCoaches(first: 1) { nodes { id } } } }");
        StrangersCompletion = await DoneAsync(
            miles, "recordCompletion", "completion", new { coachId = StrangerId, offer = new { id = Published }, occurredOn = "2026-11-02", cpdMinutes = 60 });

        const string kind = "LINE_MANAGEMENT";
        MilesId = await TextAsync(miles, "viewer.supervisor.id", "{ viewer { supervisor { id } } }");
        SessionDay = "2026-11-19";
        Session = await DoneAsync(Amira, "logSupervisionSession", "session", new { kind, heldOn = SessionDay, durationMinutes = 30 });
        ConfirmedSession = await DoneAsync(Amira, "logSupervisionSession", "session", new { kind, heldOn = "2026-11-18", durationMinutes = 30 });
        await DoneAsync(Lena, "confirmSupervisionSession", "session", new { id = ConfirmedSession });
        StrangersSession = await DoneAsync(miles, "logSupervisionSession", "session", new { coachId = StrangerId, kind, heldOn = SessionDay, durationMinutes = 30 });

        Membership = await GrantAsync("member-in-force", "STEWARD");
        EndedMembership = await GrantAsync("member-no-more", "STEWARD");
        await DoneAsync(Stella, "revokeMembership", "membership", new { id = EndedMembership });
        AdministratorsMembership = await LookAsync(async db => GlobalId.Of((await db.Memberships.FirstAsync(row => row.Role == Role.Administrator)).Id));

        await MakeTiersAsync();
        Code = await InviteAsync("Invited");
        UsedCode = await InviteAsync("Came");
        Assert.Empty((await api.As("came", Role.Coach).Send("mutation ($code: String!) { redeemInvitation(input: { code: $code }) { userErrors { code } } }", new { code = UsedCode })).Errors);
    }

    private async Task MakePlansAsync()
    {
        var code = await InviteAsync("Pat");
        Assert.Empty((await Pat.Send("mutation ($code: String!) { redeemInvitation(input: { code: $code }) { userErrors { code } } }", new { code })).Errors);
        PatId = await TextAsync(Pat, "viewer.coach.id", "{ viewer { coach { id } } }");
        AgreedPlan = await DoneAsync(Pat, "createPlan", "plan", new { plan = Plan() });
        await DoneAsync(Pat, "submitPlan", "plan", new { id = AgreedPlan, expectedRevision = 1 });
        await DoneAsync(Lena, "agreePlan", "plan", new { id = AgreedPlan, agreedOn = "2026-11-20", expectedRevision = 2 });
        DraftPlan = await DoneAsync(Pat, "createPlan", "plan", new { plan = Plan() });
        StrangersPlan = await DoneAsync(api.As("miles", Role.Supervisor), "createPlan", "plan", new { coachId = StrangerId, plan = Plan() });
    }

    // Amira's, who is on the core pathway in the demonstration: one that she left, and a step that was confirmed.
    private async Task MakePathwaysAsync()
    {
        await DoneAsync(Amira, "startPathway", "coach", new { pathway = new { slug = "supervisor" } });
        await DoneAsync(Amira, "leavePathway", "coach", new { pathway = new { slug = "supervisor" } });
        await DoneAsync(
            Lena, "confirmPathwayStep", "coach", new { coachId = AmiraId, pathway = new { slug = "core-practice" }, step = "lead-or-train", metOn = "2026-11-20" });
    }

    private async Task MakePlacesAsync()
    {
        ApprovedRun = await DoneAsync(Rhona, "scheduleRun", "run", new
        {
            offer = new { id = Published },
            run = new { startsAt = "2027-03-01T09:00:00Z", endsAt = "2027-03-01T12:00:00Z", approvalNeeded = true, price = new { amount = "100.00" } },
        });
        FullRun = await DoneAsync(Hugo, "scheduleRun", "run", new
        {
            offer = new { id = OthersPublished },
            run = new { startsAt = "2027-03-02T09:00:00Z", endsAt = "2027-03-02T12:00:00Z", capacity = 1 },
        });
        OpenRun = await DoneAsync(Hugo, "scheduleRun", "run", new
        {
            offer = new { id = await PublishedAsync(Hugo, OtherHub, "Open") },
            run = new { startsAt = "2027-03-03T09:00:00Z", endsAt = "2027-03-03T12:00:00Z" },
        });

        // So that a refusal is not the first to ask.
        var asked = await DoneAsync(Amira, "requestEnrolment", "enrolment", new { runId = OpenRun });
        await DoneAsync(Amira, "cancelEnrolment", "enrolment", new { id = asked });
        AmirasRequest = await DoneAsync(Amira, "requestEnrolment", "enrolment", new { runId = ApprovedRun });
        PatsRequest = await DoneAsync(Pat, "requestEnrolment", "enrolment", new { runId = ApprovedRun });
        GivenBack = await DoneAsync(Pat, "requestEnrolment", "enrolment", new { runId = FullRun });
        await DoneAsync(Pat, "cancelEnrolment", "enrolment", new { id = GivenBack });
        PatsPlace = await DoneAsync(Pat, "requestEnrolment", "enrolment", new { runId = FullRun });
        StrangersPlace = await DoneAsync(api.As("miles", Role.Supervisor), "requestEnrolment", "enrolment", new { coachId = StrangerId, runId = ApprovedRun });
        PastRun = await DoneAsync(Hugo, "scheduleRun", "run", new
        {
            offer = new { id = OthersPublished },
            run = new { startsAt = "2027-04-02T09:00:00Z", endsAt = "2027-04-02T12:00:00Z" },
        });
        AmirasAttended = await DoneAsync(Amira, "requestEnrolment", "enrolment", new { runId = PastRun });
        await LetPassAsync(PastRun);
        await DoneAsync(Hugo, "recordRunAttendance", "run", new { runId = PastRun, attendance = new[] { new { enrolmentId = AmirasAttended, cpdMinutes = 180 } } });
    }

    // Nobody schedules a run that is over, and the clock stands still.
    private async Task LetPassAsync(string run)
    {
        var id = new OfferRunId(GlobalId.TryRead(run)!.Value.Value);
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var before = await db.Runs.FirstAsync(row => row.Id == id);
        db.Replace(before, before with { StartsAt = ApiServer.Now.AddDays(-3), EndsAt = ApiServer.Now.AddDays(-3).AddHours(3), Revision = before.Revision + 1 });
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<CatalogueStore>().CatchUpAsync(CancellationToken.None);
    }

    private async Task MakeCompetenceAsync()
    {
        PrivateEvidence = await DoneAsync(Pat, "addEvidence", "evidence", new { evidence = CompetenceRefusals.Evidence() });
        SharedEvidence = await DoneAsync(Pat, "addEvidence", "evidence", new { evidence = CompetenceRefusals.Evidence(sharing: "SUPERVISORS") });
        OldCalendarLink = await DoneAsync(Pat, "issueCalendarLink", "calendarLink", new { });
        CalendarLink = await DoneAsync(Pat, "issueCalendarLink", "calendarLink", new { });
        RemovedEvidence = await DoneAsync(Pat, "addEvidence", "evidence", new { evidence = CompetenceRefusals.Evidence() });
        await DoneAsync(Pat, "removeEvidence", "evidence", new { id = RemovedEvidence, expectedRevision = 1 });
        OldAssessment = await AssessAsync("DEVELOPING");
        await AssessAsync("COMPETENT");
    }

    private async Task MakeMoneyAsync()
    {
        EmployerStream = await LookAsync(async db => GlobalId.Of((await db.FundingStreams.SingleAsync(row => row.Code == "PCN_EMPLOYER")).Id));
        var self = await LookAsync(async db => GlobalId.Of((await db.FundingStreams.SingleAsync(row => row.Code == "SELF")).Id));
        await DoneAsync(
            Stella,
            "grantMembership",
            "membership",
            new { principal = new { issuer = CpdGraph.Api.SignIn.DevelopmentSignIn.Issuer, subject = "fay" }, membership = new { memberName = "Fay", role = "ANALYST", organisationId = Organisation, relation = "FUNDS" } });
        object Allocation(string organisationId) => new { organisationId, streamId = EmployerStream, amount = new { amount = "1000.00" }, opensOn = "2026-04-01", closesOn = "2027-03-31" };
        Budget = await DoneAsync(Fay, "recordFundingAllocation", "allocation", Allocation(Organisation));
        OthersBudget = await DoneAsync(Stella, "recordFundingAllocation", "allocation", Allocation(OtherOrganisation));
        Costly = await DoneAsync(Pat, "recordCompletion", "completion", new { offer = new { id = OthersPublished }, occurredOn = "2026-11-03", cpdMinutes = 60, cost = new { amount = "100.00" } });
        RequestedPlace = await PlaceAsync(EnrolmentStatus.Requested);
        BookedPlace = await PlaceAsync(EnrolmentStatus.Booked);
        Promised = await PaidAsync(Fay, new { enrolmentId = BookedPlace }, new { streamId = EmployerStream, allocationId = Budget, amount = new { amount = "75.00" } });
        Spent = await PaidAsync(Fay, new { completionId = Costly }, new { streamId = EmployerStream, allocationId = Budget, amount = new { amount = "20.00" } });
        StrangersAward = await PaidAsync(Stella, new { completionId = StrangersCompletion }, new { streamId = self, amount = new { amount = "5.00" } });
    }

    private static Task<string> PaidAsync(GraphQLClient funder, object target, object line) => TextAsync(
        funder,
        "awardFunding.awards.0.id",
        "mutation ($input: AwardFundingInput!) { awardFunding(input: $input) { awards { id } userErrors { code field message } } }",
        new { input = new { @for = target, funding = new[] { line } } });

    // On a run that nobody else has asked for.
    private async Task<string> PlaceAsync(EnrolmentStatus status)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var account = await db.Principals.FirstAsync(row => row.Subject == "pat");
        var run = await db.Runs.Where(row => !db.RunPlaces.Any(places => places.RunId == row.Id)
            && !db.Enrolments.Any(place => place.CoachId == account.CoachId && place.OfferId == row.OfferId)).OrderBy(row => row.StartsAt).ThenBy(row => row.Id).FirstAsync();
        var place = new Enrolment
        {
            Id = EnrolmentId.New(ApiServer.Now),
            CoachId = account.CoachId!.Value,
            RunId = run.Id,
            OfferId = run.OfferId,
            Status = status,
            Number = 1,
            EmployerId = new OrganisationId(GlobalId.TryRead(Organisation)!.Value.Value),
            Cost = new Money(10_000),
            RequestedById = account.Id,
            RequestedAt = ApiServer.Now,
            UpdatedAt = ApiServer.Now,
        };
        db.AddRange(new RunPlaces { RunId = run.Id, Taken = status == EnrolmentStatus.Booked ? 1 : 0, LastNumber = 1 }, place);
        await db.SaveChangesAsync();

        return GlobalId.Of(place.Id);
    }

    private Task<string> AssessAsync(string attainment) => TextAsync(
        Pat,
        "recordAssessment.assessments.0.id",
        "mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { assessments { id } userErrors { code field message } } }",
        new { input = new { kind = "SELF", assessedOn = "2026-11-10", items = new[] { CompetenceRefusals.Item(attainment) } } });

    /// <summary>What createPlan needs.</summary>
    public static object Plan(string startsOn = "2026-11-01", string reviewOn = "2027-05-01", string? aspiration = null, params object[] actions) =>
        new { startsOn, reviewOn, aspiration, actions = actions.Length > 0 ? actions : [new { key = "shadow", title = "Shadow a group" }] };

    private async Task MakeTiersAsync()
    {
        OtherOrganisation = await TextAsync(Stella, "organisations.nodes.1.id", "{ organisations(first: 2, filter: { kinds: [PRIMARY_CARE_NETWORK] }) { nodes { id } } }");
        InvitedId = await DoneAsync(Lena, "registerCoach", "coach", new { displayName = "Without a tier", email = "coach@example.org", employment = Employment() });
        TieredId = await DoneAsync(Lena, "registerCoach", "coach", new { displayName = "With a tier", email = "coach@example.org", employment = Employment() });
        TierAward = await AwardAsync("TIER_3", "2026-06-01");
        RevokedAward = await AwardAsync("TIER_4", "2026-07-01");
        await DoneAsync(Stella, "revokeCoachTier", "award", new { id = RevokedAward, revokedOn = "2026-08-01", reason = "It was another's." });
        RegisteredId = await DoneAsync(
            Stella,
            "registerSupervisor",
            "supervisor",
            new { supervisor = new { displayName = "Known elsewhere", tier = new { tier = "TIER_3", awardedOn = "2025-03-01", basis = "Portfolio.", recognisedBy = "A school" } } });
    }

    private Task<string> AwardAsync(string tier, string awardedOn) => DoneAsync(
        Lena, "awardCoachTier", "award", new { coachId = TieredId, tier, awardedOn, basis = "Portfolio.", overrideReason = "Recognised elsewhere." });

    /// <summary>What createOffer needs.</summary>
    public static Dictionary<string, object?> Details(string title, string? slug = null) => new()
    {
        ["title"] = title,
        ["slug"] = slug,
        ["summary"] = "A day on listening well.",
        ["channel"] = "TRAINING_HUB",
        ["format"] = "WORKSHOP",
        ["deliveryMode"] = "LIVE_ONLINE",
        ["days"] = "0.5",
        ["audience"] = "Coaches in their first year.",
    };

    /// <summary>What registerCoach needs.</summary>
    public object Employment(string? organisation = null, string jobTitle = "Coach", string startedOn = "2026-01-05", string? placedWithId = null) =>
        new { organisationId = organisation ?? Organisation, jobTitle, startedOn, placedWithId };

    private Task<string> ProviderAsync(string slug) => TextAsync(Stella, "provider.id", "query ($slug: Slug!) { provider(by: { slug: $slug }) { id } }", new { slug });

    private static Task<string> DraftAsync(GraphQLClient hub, string providerId, string title) =>
        DoneAsync(hub, "createOffer", "offer", new { providerId, offer = Details(title) });

    private static async Task<string> MappedAsync(GraphQLClient hub, string providerId, string title)
    {
        var id = await DraftAsync(hub, providerId, title);
        object[] set = [new { competency = new { code = "2.1" }, coverage = "DEVELOPS" }];
        await DoneAsync(hub, "mapOfferCompetencies", "offer", new { offer = new { id }, set, expectedRevision = 1 });

        return id;
    }

    private static async Task<string> PublishedAsync(GraphQLClient hub, string providerId, string title)
    {
        var id = await MappedAsync(hub, providerId, title);
        await DoneAsync(hub, "publishOffer", "offer", new { offer = new { id }, expectedRevision = 2 });

        return id;
    }

    private Task<string> GrantAsync(string subject, string role) => DoneAsync(
        Stella, "grantMembership", "membership", new { principal = new { issuer = "https://issuer.example", subject }, membership = new { memberName = subject, role } });

    private Task<string> InviteAsync(string displayName) => TextAsync(
        Lena,
        "registerCoach.invitationCode",
        "mutation ($input: RegisterCoachInput!) { registerCoach(input: $input) { invitationCode userErrors { code field } } }",
        new { input = new { displayName, email = "coach@example.org", employment = Employment() } });

    private async Task<T> LookAsync<T>(Func<CpdContext, Task<T>> read)
    {
        await using var scope = api.Services.CreateAsyncScope();

        return await read(scope.ServiceProvider.GetRequiredService<CpdContext>());
    }

    private static Task<string> DoneAsync(GraphQLClient client, string name, string field, object input) => TextAsync(
        client,
        $"{name}.{field}.id",
        $$"""mutation ($input: {{char.ToUpperInvariant(name[0])}}{{name[1..]}}Input!) { {{name}}(input: $input) { {{field}} { id } userErrors { code field message } } }""",
        new { input });

    private static async Task<string> TextAsync(GraphQLClient client, string path, string query, object? variables = null)
    {
        var answer = await client.Send(query, variables);
        var json = answer.Data;

        foreach (var step in path.Split('.'))
        {
            Assert.True(json.ValueKind is JsonValueKind.Object or JsonValueKind.Array, answer.ToString());
            json = json.ValueKind == JsonValueKind.Array ? json[int.Parse(step, CultureInfo.InvariantCulture)] : json.GetProperty(step);
        }

        return json.GetString() ?? throw new InvalidOperationException(answer.ToString());
    }
}
