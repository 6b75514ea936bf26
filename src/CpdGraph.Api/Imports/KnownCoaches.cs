using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Imports;

/// <summary>Coaches and supervisors by their e-mail addresses, whatever their capitals.</summary>
internal sealed class KnownCoaches
{
    private const string NoSuch = "Nobody has this e-mail address here. Check it, or import the coaches first.";
    private const string Several = "Several people have this e-mail address. Give each their own first.";

    private readonly ILookup<string, Coach> coaches;
    private readonly ILookup<string, Supervisor> supervisors;
    private readonly ILookup<CoachId, Employment> employments;

    private KnownCoaches(IEnumerable<Coach> coaches, IEnumerable<Supervisor> supervisors, IEnumerable<Employment> employments)
    {
        this.coaches = coaches.ToLookup(row => row.Email!, StringComparer.OrdinalIgnoreCase);
        this.supervisors = supervisors.ToLookup(row => row.Email!, StringComparer.OrdinalIgnoreCase);
        this.employments = employments.ToLookup(row => row.CoachId);
    }

    public static async Task<KnownCoaches> ReadAsync(CpdContext db, CancellationToken cancellation) => new(
        await db.Coaches.Where(row => row.Email != null && row.ErasedAt == null).ToListAsync(cancellation),
        await db.Supervisors.Where(row => row.Email != null && row.ErasedAt == null).ToListAsync(cancellation),
        await db.Employments.ToListAsync(cancellation));

    /// <summary>Everybody of this address.</summary>
    public IEnumerable<Coach> WithEmail(string email) => coaches[email.Trim()];

    public IEnumerable<Employment> EmploymentsOf(CoachId coach) => employments[coach];

    /// <summary>The coach whom a row names. Null when there is none or more than one, which is told.</summary>
    public Coach? Coach(ImportCells cells, string column) => One(cells, column, coaches);

    /// <summary>The same of a supervisor.</summary>
    public Supervisor? Supervisor(ImportCells cells, string column) => One(cells, column, supervisors);

    private static T? One<T>(ImportCells cells, string column, ILookup<string, T> people)
        where T : class
    {
        var email = cells.Needed(column);

        if (email.Length == 0)
        {
            return null;
        }

        var found = people[email].Take(2).ToArray();

        if (found is [var only])
        {
            return only;
        }

        cells.Refuse(column, found.Length == 0 ? NoSuch : Several);
        return null;
    }
}
