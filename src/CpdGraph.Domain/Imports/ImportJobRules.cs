using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>The life of an import: asked for, checked, confirmed or dropped, written.</summary>
public static class ImportJobRules
{
    private static readonly ImmutableArray<JobStatus> Droppable = [JobStatus.Queued, JobStatus.Running, JobStatus.AwaitingConfirmation];

    /// <summary>Whether nothing more will happen to it.</summary>
    public static bool HasEnded(this ImportJob job)
    {
        ArgumentNullException.ThrowIfNull(job);

        return job.Status is JobStatus.Succeeded or JobStatus.SucceededWithErrors or JobStatus.Failed or JobStatus.Cancelled;
    }

    /// <summary>Whether it was written a moment ago, so that a catalogue may not hold it yet.</summary>
    public static bool IsNews(this ImportJob job, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(job);

        return job.Status is JobStatus.Succeeded or JobStatus.SucceededWithErrors && job.FinishedAt > now.AddMinutes(-1);
    }

    /// <summary>How much of the present step is done, 0 to 1.</summary>
    public static double Progress(this ImportJob job)
    {
        ArgumentNullException.ThrowIfNull(job);

        return job.Status switch
        {
            JobStatus.Queued => 0,
            JobStatus.Running => job.RowCount == 0 ? 0 : Math.Min(1, (double)job.RowsDone / job.RowCount),
            _ => 1,
        };
    }

    /// <summary>Whether its rows were decided about at least once.</summary>
    public static bool IsChecked(this ImportJob job)
    {
        ArgumentNullException.ThrowIfNull(job);

        return job.CreateCount + job.UpdateCount + job.UnchangedCount + job.RejectCount > 0;
    }

    /// <summary>The import after a step.</summary>
    /// <param name="status">What it is from then on.</param>
    /// <param name="now">When the step ended.</param>
    public static ImportJob Ended(this ImportJob job, JobStatus status, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(job);

        return job with { Status = status, HeldUntil = null, FinishedAt = now, Failure = null, Revision = job.Revision + 1 };
    }

    /// <summary>The same with what was found of its rows.</summary>
    /// <param name="findings">One for each row.</param>
    public static ImportJob Counting(this ImportJob job, IReadOnlyCollection<ImportFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(findings);
        var counts = findings.CountBy(finding => finding.Outcome).ToDictionary();

        return job with
        {
            RowCount = findings.Count,
            RowsDone = findings.Count,
            CreateCount = counts.GetValueOrDefault(ImportRowOutcome.Create),
            UpdateCount = counts.GetValueOrDefault(ImportRowOutcome.Update),
            UnchangedCount = counts.GetValueOrDefault(ImportRowOutcome.Unchanged),
            RejectCount = counts.GetValueOrDefault(ImportRowOutcome.Reject),
        };
    }

    /// <summary>Decides about a new import of an uploaded file.</summary>
    /// <returns>The import and the upload as it is from then on, or every mistake found.</returns>
    public static Outcome<(ImportJob Job, Upload Taken), ImportError> Begin(ImportRequest request, ImportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(facts);
        var check = new InputCheck();
        var provider = check.Find(request.Provider, "providerId");
        var worksheet = check.Text(request.Worksheet, TextRule.Name, "worksheet");
        var columns = Columns(request.Columns, facts.Fields, check);

        if (request.Provider is null && !facts.Caller.Has(Standing.Steward))
        {
            check.Missing("providerId");
        }

        var errors = check.As<ImportError>(problem => new ImportError.Input(problem)).ToList();

        if (facts.Upload is not { TakenAt: null } upload || upload.UploadedById != facts.Caller.PrincipalId || upload.UploadedAt + Upload.TokenLife <= facts.Now)
        {
            return (ImmutableArray<ImportError>)[.. errors, new ImportError.UploadNotUsable()];
        }

        return errors.Count > 0 ? (ImmutableArray<ImportError>)[.. errors] : (Asked(request.Dataset, provider, upload, columns, worksheet, facts), upload with { TakenAt = facts.Now });
    }

    /// <summary>Decides whether a checked import may be written.</summary>
    /// <param name="named">The import.</param>
    /// <param name="skipRejected">Whether rows that were refused are to be left out.</param>
    /// <param name="caller">Who confirms.</param>
    public static Outcome<Change<ImportJob>, ImportError> Confirm(Named<ImportJob> named, bool skipRejected, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var check = new InputCheck();

        if (check.Find<ImportJob>(named, "jobId") is not { } job)
        {
            return Refused(check);
        }

        if (job.RequestedById != caller.PrincipalId)
        {
            return new ImportError.NotYours();
        }

        if (job.Status != JobStatus.AwaitingConfirmation)
        {
            return new ImportError.NotInThisState(job.Status, WhyNotConfirmed(job), [JobStatus.AwaitingConfirmation]);
        }

        return job.RejectCount > 0 && !skipRejected
            ? new ImportError.RowsRefused(job.RejectCount, job.Status)
            : new Change<ImportJob>(
                job with
                {
                    Status = JobStatus.Queued,
                    Confirmed = true,
                    SkipRejected = skipRejected,
                    RowsDone = 0,
                    Failure = null,
                    FinishedAt = null,
                    Revision = job.Revision + 1,
                },
                ["status"]);
    }

    /// <summary>Decides whether an import may be dropped: while nothing of it is written.</summary>
    public static Outcome<Change<ImportJob>, ImportError> Cancel(Named<ImportJob> named, DateTimeOffset now)
    {
        var check = new InputCheck();

        if (check.Find<ImportJob>(named, "jobId") is not { } job)
        {
            return Refused(check);
        }

        return Droppable.Contains(job.Status)
            ? new Change<ImportJob>(job with { Status = JobStatus.Cancelled, HeldUntil = null, FinishedAt = now, Revision = job.Revision + 1 }, ["status"])
            : new ImportError.NotInThisState(job.Status, WhyNotDropped(job.Status), Droppable);
    }

    private static ImportJob Asked(
        ImportDataset dataset, Provider? provider, Upload upload, ImmutableArray<ColumnChoice> columns, string? worksheet, ImportFacts facts) => new()
        {
            Id = ImportJobId.New(facts.Now),
            RequestedById = upload.UploadedById,
            RequestedByName = facts.Caller.Name ?? "",
            ProviderId = provider?.Id,
            Dataset = dataset,
            UploadId = upload.Id,
            FileName = upload.FileName,
            Worksheet = worksheet,
            Columns = [.. columns.Select(column => new MatchedColumn(column.Header, column.Field, Confidence: 1, Samples: []))],
            Status = JobStatus.Queued,
            Revision = 1,
            CreatedAt = facts.Now,
        };

    private static ImmutableArray<ColumnChoice> Columns(ImmutableArray<ColumnChoice> given, IReadOnlySet<string> fields, InputCheck check)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var read = ImmutableArray.CreateBuilder<ColumnChoice>(given.Length);

        for (var index = 0; index < given.Length; index++)
        {
            var place = InputCheck.Index(index);
            var header = check.Needed(given[index].Header, TextRule.Name, "columns", place, "header");
            var field = given[index].Field?.Trim();

            if (header.Length > 0 && !seen.Add(ImportColumn.Plain(header)))
            {
                check.Add(UserErrorCode.Invalid, "This header is named twice. Say once what it means.", "columns", place, "header");
            }

            if (field is not null && !fields.Contains(field))
            {
                check.Add(
                    UserErrorCode.Invalid,
                    $"There is no such field. Use one of: {string.Join(", ", fields)}; or null to ignore the column.",
                    "columns", place, "field");
            }
            else if (field is not null && !taken.Add(field))
            {
                check.Add(UserErrorCode.Invalid, "Two headers are said to be this field. Choose one of them, and ignore the other with null.", "columns", place, "field");
            }

            read.Add(new(header, field));
        }

        return read.ToImmutable();
    }

    private static ImmutableArray<ImportError> Refused(InputCheck check) => [.. check.As<ImportError>(problem => new ImportError.Input(problem))];

    private static string WhyNotConfirmed(ImportJob job) => job.Status switch
    {
        JobStatus.Queued or JobStatus.Running when job.Confirmed => "This import is confirmed already, and is being written. Wait until it has finished.",
        JobStatus.Queued or JobStatus.Running => "This import is still being checked. Wait until it has the status AWAITING_CONFIRMATION.",
        JobStatus.Cancelled => "This import was dropped. Upload the file again.",
        JobStatus.Failed => "This import has failed; its failure says why. Mend the file and upload it again.",
        _ => "This import is written already. Upload the next file.",
    };

    private static string WhyNotDropped(JobStatus status) => status switch
    {
        JobStatus.Cancelled => "This import is dropped already.",
        JobStatus.Failed => "This import has failed, and nothing of it was written. There is nothing to drop.",
        _ => "This import is written. Change the records themselves, or import a file that mends them.",
    };
}
