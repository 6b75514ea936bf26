namespace CpdGraph.Domain;

/// <summary>What providers can import.</summary>
public enum ImportDataset
{
    Offers,
    Runs,
    Attendance,
}
