using System.Collections.Immutable;
using System.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CpdGraph.Data;

/// <summary>
/// The database, whichever engine keeps it: one model, one derived context per engine. Saving rows of the catalogue also writes the
/// journal that tells every process what changed (see <see cref="CatalogueJournal"/>), and saving records of coaches their totals
/// (see <see cref="CoachTotalsKeeper"/>).
/// </summary>
public abstract class CpdContext(DbContextOptions options) : DbContext(options)
{
    private bool tellsNobody;

    public DbSet<CompetencyFramework> Frameworks => Set<CompetencyFramework>();

    public DbSet<CompetencyArea> Areas => Set<CompetencyArea>();

    public DbSet<Competency> Competencies => Set<Competency>();

    public DbSet<TierDescriptor> Tiers => Set<TierDescriptor>();

    public DbSet<ReadinessRequirement> ReadinessRequirements => Set<ReadinessRequirement>();

    public DbSet<SupervisionPolicy> SupervisionPolicies => Set<SupervisionPolicy>();

    public DbSet<Specialism> Specialisms => Set<Specialism>();

    public DbSet<Provider> Providers => Set<Provider>();

    public DbSet<Offer> Offers => Set<Offer>();

    /// <summary>Without their competency mappings, which are <see cref="CompetencyMappings"/>; saving a version saves them too.</summary>
    public DbSet<OfferVersion> OfferVersions => Set<OfferVersion>();

    public DbSet<CompetencyMappingRow> CompetencyMappings => Set<CompetencyMappingRow>();

    /// <summary>Without their sessions, which are <see cref="RunSessions"/>; saving a run saves them too.</summary>
    public DbSet<OfferRun> Runs => Set<OfferRun>();

    public DbSet<RunSessionRow> RunSessions => Set<RunSessionRow>();

    public DbSet<OfferReferenceRow> OfferReferences => Set<OfferReferenceRow>();

    public DbSet<RunReferenceRow> RunReferences => Set<RunReferenceRow>();

    /// <summary>Read for those alone who may join: never a part of the catalogue.</summary>
    public DbSet<RunJoiningLink> RunJoiningLinks => Set<RunJoiningLink>();

    public DbSet<AccreditingBody> AccreditingBodies => Set<AccreditingBody>();

    public DbSet<Accreditation> Accreditations => Set<Accreditation>();

    public DbSet<Pathway> Pathways => Set<Pathway>();

    public DbSet<FundingStream> FundingStreams => Set<FundingStream>();

    public DbSet<FundingRule> FundingRules => Set<FundingRule>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<OrganisationRelationship> OrganisationRelationships => Set<OrganisationRelationship>();

    public DbSet<OrganisationSuccession> OrganisationSuccessions => Set<OrganisationSuccession>();

    public DbSet<Principal> Principals => Set<Principal>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Coach> Coaches => Set<Coach>();

    public DbSet<Employment> Employments => Set<Employment>();

    public DbSet<Supervisor> Supervisors => Set<Supervisor>();

    public DbSet<SupervisorAssignment> SupervisorAssignments => Set<SupervisorAssignment>();

    public DbSet<Completion> Completions => Set<Completion>();

    public DbSet<FundingAward> FundingAwards => Set<FundingAward>();

    public DbSet<FundingAllocation> FundingAllocations => Set<FundingAllocation>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<EnrolmentStep> EnrolmentSteps => Set<EnrolmentStep>();

    public DbSet<RunPlaces> RunPlaces => Set<RunPlaces>();

    public DbSet<InformalLearning> InformalLearning => Set<InformalLearning>();

    public DbSet<TierAward> TierAwards => Set<TierAward>();

    public DbSet<ReadinessConfirmation> ReadinessConfirmations => Set<ReadinessConfirmation>();

    public DbSet<SupervisionSession> SupervisionSessions => Set<SupervisionSession>();

    public DbSet<CompetencyAssessment> CompetencyAssessments => Set<CompetencyAssessment>();

    public DbSet<EvidenceItem> EvidenceItems => Set<EvidenceItem>();

    public DbSet<PathwayStart> PathwayStarts => Set<PathwayStart>();

    public DbSet<PathwayConfirmation> PathwayConfirmations => Set<PathwayConfirmation>();

    public DbSet<DevelopmentPlan> DevelopmentPlans => Set<DevelopmentPlan>();

    public DbSet<OfferSubmission> OfferSubmissions => Set<OfferSubmission>();

    public DbSet<OfferWithdrawal> OfferWithdrawals => Set<OfferWithdrawal>();

    public DbSet<MappingCheck> MappingChecks => Set<MappingCheck>();

    public DbSet<RunRevision> RunRevisions => Set<RunRevision>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<UploadContent> UploadContents => Set<UploadContent>();

    public DbSet<ImportJob> ImportJobs => Set<ImportJob>();

    public DbSet<ImportFinding> ImportFindings => Set<ImportFinding>();

    public DbSet<RememberedColumn> RememberedColumns => Set<RememberedColumn>();

    public DbSet<CalendarLink> CalendarLinks => Set<CalendarLink>();

    public DbSet<CaseRemainder> CaseRemainders => Set<CaseRemainder>();

    /// <summary>Written with whatever they add up, in its transaction.</summary>
    public DbSet<CoachTotals> CoachTotals => Set<CoachTotals>();

    public DbSet<WorkforceSnapshot> WorkforceSnapshots => Set<WorkforceSnapshot>();

    /// <summary>What happened in public, in the order of the commits; written with the journal.</summary>
    public DbSet<CatalogueEvent> CatalogueEvents => Set<CatalogueEvent>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    internal DbSet<CatalogueRevisionRow> CatalogueRevisions => Set<CatalogueRevisionRow>();

    internal DbSet<CatalogueChangeRow> CatalogueChanges => Set<CatalogueChangeRow>();

    internal DbSet<SeedEntryRow> SeedEntries => Set<SeedEntryRow>();

    /// <summary>Writes what a row has become. Records are immutable, so a change is a new record in the place of the old one.</summary>
    /// <param name="before">As it was read; its revision (or what else tells that nobody came between) is what the database must still have.</param>
    /// <param name="after">As it is to be, with the same id.</param>
    public void Replace<TRecord>(TRecord before, TRecord after)
        where TRecord : class
    {
        Entry(before).State = EntityState.Detached;

        var entry = Attach(after);
        entry.State = EntityState.Modified;
        entry.OriginalValues.SetValues(before);
    }

    /// <summary>Saves everything at once, and with it the totals of the coaches concerned and the journal, in one transaction.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Changes are looked for once, here; records do not change by themselves meanwhile.
        var detects = ChangeTracker.AutoDetectChangesEnabled;

        if (detects)
        {
            ChangeTracker.DetectChanges();
            ChangeTracker.AutoDetectChangesEnabled = false;
        }

        try
        {
            var (changes, coaches) = (CatalogueJournal.ChangesIn(this), CoachTotalsKeeper.CoachesIn(this));

            if (changes.IsEmpty && coaches.Count == 0)
            {
                return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            }

            if (Database.CurrentTransaction is not null)
            {
                return await SaveWithWhatFollowsAsync(changes, coaches, acceptAllChangesOnSuccess, cancellationToken);
            }

            await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
            var written = await SaveWithWhatFollowsAsync(changes, coaches, acceptAllChangesOnSuccess, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return written;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    /// <summary>Saves the same way what a database is set up with: it does not happen now, and nobody is told of it.</summary>
    internal async Task<int> SaveUntoldAsync(CancellationToken cancellation)
    {
        tellsNobody = true;

        try
        {
            return await SaveChangesAsync(cancellation);
        }
        finally
        {
            tellsNobody = false;
        }
    }

    /// <summary>Not for the catalogue and what coaches did: journal and totals are written asynchronously.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => CatalogueJournal.ChangesIn(this).IsEmpty && CoachTotalsKeeper.CoachesIn(this).Count == 0
        ? base.SaveChanges(acceptAllChangesOnSuccess)
        : throw new InvalidOperationException("Rows of the catalogue, and records that totals are made of, are saved with SaveChangesAsync.");

    /// <summary>Starts to read one state of the database: what others commit meanwhile is not seen, and nobody is held up.</summary>
    internal Task<IDbContextTransaction> BeginReadAsync(CancellationToken cancellation) =>
        Database.BeginTransactionAsync(ReadIsolation, cancellation);

    /// <summary>Tells other processes, when the transaction commits, that the catalogue has changed. Nothing where the engine has no means.</summary>
    internal virtual Task NotifyCatalogueChangedAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>What the engine calls a transaction that reads one state and does not lock.</summary>
    private protected abstract IsolationLevel ReadIsolation { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<decimal>().HaveConversion<ShortDecimalConverter>();
        TypedIdConversion.Add(configurationBuilder);
        JsonText.Add(configurationBuilder);

        // These have tables of their own: see OwnedRows.
        configurationBuilder.IgnoreAny<ImmutableArray<CompetencyMapping>>();
        configurationBuilder.IgnoreAny<ImmutableArray<RunSession>>();
        configurationBuilder.IgnoreAny<ImmutableArray<ExternalReference>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CpdContext).Assembly);
        SnakeCaseNames.Give(modelBuilder);
    }

    private async Task<int> SaveWithWhatFollowsAsync(
        ImmutableArray<CatalogueChangeRow> changes, IReadOnlyCollection<CoachId> coaches, bool acceptAllChangesOnSuccess, CancellationToken cancellation)
    {
        // Before saving, while it is known what was before.
        var events = tellsNobody || changes.IsEmpty ? [] : await PublicEvents.InAsync(this, cancellation);

        if (!changes.IsEmpty)
        {
            await OwnedRows.PrepareAsync(this, cancellation);
        }

        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellation);

        if (coaches.Count > 0)
        {
            await CoachTotalsKeeper.WriteAsync(this, coaches, cancellation);
        }

        if (!changes.IsEmpty)
        {
            OwnedRows.Forget(this);

            // Last, so that the counter is locked only until the commit that follows.
            await CatalogueJournal.WriteAsync(this, changes, events, SaveJournalAsync, cancellation);
        }

        return written;

        Task<int> SaveJournalAsync() => base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellation);
    }
}
