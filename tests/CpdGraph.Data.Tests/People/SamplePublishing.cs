using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>One record of each kind that publishing leaves, with every member set, and one with only what it must have.</summary>
internal static class SamplePublishing
{
    /// <summary>Revision of the sample's events: far from those that saving the sample's catalogue makes.</summary>
    public const long EventRevision = 900;

    private static readonly DateTimeOffset Moment = SampleRows.Moment;

    /// <param name="catalogue">What they refer to.</param>
    /// <param name="coach">Whose calendar it is.</param>
    /// <param name="account">Who did it all.</param>
    public static IEnumerable<object> Of(CatalogueRows catalogue, CoachId coach, PrincipalId account)
    {
        var (offer, version, run) = (catalogue.Offers[0].Id, catalogue.OfferVersions[0].Id, catalogue.Runs[0].Id);
        var upload = new Upload
        {
            Id = UploadId.New(Moment),
            UploadedById = account,
            TokenHash = new string('a', 64),
            FileName = "courses of Ada.csv",
            Length = 3,
            UploadedAt = Moment,
            TakenAt = Moment.AddMinutes(1),
        };
        var job = new ImportJob
        {
            Id = ImportJobId.New(Moment),
            RequestedById = account,
            RequestedByName = "Ada Example",
            ProviderId = catalogue.Providers[0].Id,
            Dataset = ImportDataset.Offers,
            UploadId = upload.Id,
            FileName = "courses of Ada.csv",
            Worksheet = "Courses",
            Columns = [new("Course", "title", 0.9, ["Motivation"]), new("Colour", null, 0, [])],
            Status = JobStatus.SucceededWithErrors,
            Confirmed = true,
            SkipRejected = true,
            RowCount = 4,
            RowsDone = 4,
            CreateCount = 1,
            UpdateCount = 1,
            UnchangedCount = 1,
            RejectCount = 1,
            Failure = "One row was refused.",
            HeldUntil = Moment.AddMinutes(2),
            Revision = 5,
            CreatedAt = Moment,
            FinishedAt = Moment.AddMinutes(3),
        };

        return
        [
            new OfferSubmission
            {
                OfferId = offer,
                SubmittedAt = Moment.AddDays(2),
                SubmittedById = account,
                SubmittedByName = "Ada Example",
                Note = "Please look again",
                ReturnedAt = Moment.AddDays(3),
                ReturnedById = account,
                ReturnReason = "Say who teaches it.",
            },
            new MappingCheck
            {
                OfferVersionId = version,
                CompetencyId = catalogue.Competencies[0].Id,
                CheckedAt = Moment,
                Verification = Verification.Rejected,
                Reason = "The course does not touch it.",
                CheckedById = account,
                CheckedByName = "Ada Example",
            },
            new MappingCheck
            {
                OfferVersionId = version,
                CompetencyId = catalogue.Competencies[0].Id,
                CheckedAt = Moment.AddDays(1),
                Verification = Verification.Verified,
                CheckedByName = "the command line",
            },
            new RunRevision
            {
                RunId = run,
                Revision = 2,
                ChangedAt = Moment,
                ChangedById = account,
                ChangedFields = ["startsAt", "venue"],
                StartsAtBefore = Moment,
                EndsAtBefore = Moment.AddHours(2),
                VenueBefore = new Venue { Name = "Old hall", Postcode = "LS1 1AA" },
            },
            new RunRevision { RunId = run, Revision = 3, ChangedAt = Moment.AddDays(1), StartsAtBefore = Moment, EndsAtBefore = Moment.AddHours(2) },
            upload,
            new Upload { Id = UploadId.New(Moment), UploadedById = account, TokenHash = new string('b', 64), FileName = "x", Length = 0, UploadedAt = Moment },
            new UploadContent { UploadId = upload.Id, Bytes = [1, 2, 0] },
            job,
            job with
            {
                Id = ImportJobId.New(Moment), ProviderId = null, Worksheet = null, Columns = [], Status = JobStatus.Queued, Confirmed = false, SkipRejected = false, Failure = null,
                HeldUntil = null, FinishedAt = null,
            },
            new ImportFinding
            {
                JobId = job.Id,
                Number = 2,
                Outcome = ImportRowOutcome.Update,
                Title = "Motivation",
                TargetKind = RecordKind.Offer,
                TargetId = offer.Value,
                Problems = [new(2, "price", "free!", "This is no price.", "Free") { Severity = ProblemSeverity.Warning }],
            },
            new ImportFinding { JobId = job.Id, Number = 3, Outcome = ImportRowOutcome.Create },
            new RememberedColumn { ProviderId = catalogue.Providers[0].Id, Dataset = ImportDataset.Offers, Header = "COURSE", Field = "title" },
            new RememberedColumn { ProviderId = catalogue.Providers[0].Id, Dataset = ImportDataset.Offers, Header = "COLOUR" },
            new CalendarLink
            {
                CoachId = coach,
                Id = CalendarLinkId.New(Moment),
                SecretHash = new string('c', 64),
                Label = "Phone of Ada",
                IssuedAt = Moment,
                LastReadAt = Moment.AddHours(1),
                RevokedAt = Moment.AddDays(1),
            },
            new CalendarLink { CoachId = coach, Id = CalendarLinkId.New(Moment), SecretHash = new string('d', 64), IssuedAt = Moment },
            new CaseRemainder { FrameworkId = catalogue.Frameworks[0].Id, Json = "{}" },
            new CatalogueEvent { Revision = EventRevision, Position = 0, Kind = CatalogueEventKind.RunScheduled, OfferId = offer, RunId = run, SubjectRevision = 1, At = Moment },
            new CatalogueEvent { Revision = EventRevision, Position = 1, Kind = CatalogueEventKind.OfferPublished, OfferId = offer, SubjectRevision = 1, At = Moment },
        ];
    }
}
