namespace CpdGraph.Domain;

/// <summary>The lists that are paged. The numbers are in cursors, so they stay as they are.</summary>
public enum CursorList : byte
{
    Offers = 1,
    Runs = 2,
    Providers = 3,
    Pathways = 4,
    Competencies = 5,
    Specialisms = 6,
    FundingStreams = 7,
    Organisations = 8,
    Coaches = 9,
    Completions = 10,
    Learning = 11,
    AuditEvents = 12,
    Supervisors = 13,
    Plans = 20,
    Evidence = 21,
    Assessments = 22,
    SupervisionSessions = 23,
    FundingAllocations = 24,
    LedgerEntries = 25,
    FundingAwards = 26,
    Enrolments = 27,
    RunEnrolments = 28,
    Attention = 29,
    CatalogueEvents = 30,
    ImportJobs = 31,
    ImportRows = 32,
    CompletionFacts = 33,
}
