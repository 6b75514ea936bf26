using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>
/// A person of whom every personal column holds something that stands nowhere else: a coach, a supervisor and an account, who also has
/// checked, confirmed and granted.
/// </summary>
internal sealed class PersonWithEverything
{
    private int marks;

    public PersonWithEverything()
    {
        Account = Sample.Coach.PrincipalId!.Value;
        Person = new() { Coach = Sample.Coach.Id, Supervisors = [Sample.Supervisor.Id], Account = Account };

        // Whoever was erased, it is not this person.
        Rows.AddRange(Sample.All.Where(row => row is not Coach { ErasedAt: not null } and not Supervisor { ErasedAt: not null }));
        Rows.Add(Sample.Coach with { ErasedAt = null });
        Rows.Add(Sample.Supervisor with { ErasedAt = null });
        Rows.RemoveAll(row => row is Erasure erasure && erasure.PrincipalId == Account);

        foreach (var row in Rows)
        {
            Mark(row);
        }

        // A name of their own, typed into the record of another coach.
        var other = Rows.OfType<Coach>().First(coach => coach.Id != Sample.Coach.Id);
        Rows.Add(Sample.Tier with
        {
            Id = TierAwardId.New(SampleRows.Moment),
            CoachId = other.Id,
            RecordedById = Account,
            RecognisedBy = Rows.OfType<Coach>().First(coach => coach.Id == Sample.Coach.Id).DisplayName,
            EvidenceIds = [],
            Basis = "Portfolio of another",
            OverrideReason = null,
            RevocationReason = "Of another",
        });
        Marked.Add((typeof(TierAward), nameof(TierAward.RecognisedBy), nameof(TierAward.RecordedById)));
    }

    public SampleRecords Sample { get; } = new();

    public PrincipalId Account { get; }

    public PersonIds Person { get; }

    public List<object> Rows { get; } = [];

    /// <summary>Texts that are this person's alone.</summary>
    public List<string> Canaries { get; } = [];

    /// <summary>Columns that hold one.</summary>
    public HashSet<(Type Record, string Column, string Of)> Marked { get; } = [];

    private void Mark(object row)
    {
        var table = PersonalData.People.Concat(PersonalData.Others).Single(table => table.Record == row.GetType());

        foreach (var column in table.Personal.Where(column => column.Erasing != Erasing.OwnName))
        {
            var (member, owner) = (row.GetType().GetProperty(column.Name)!, row.GetType().GetProperty(column.Of)!);

            if (member.GetValue(row) is not { } value || Empty(value))
            {
                continue;
            }

            // What somebody did there, this person did.
            if (owner.GetValue(row) is PrincipalId && !table.Owners.Contains(column.Of))
            {
                owner.SetValue(row, Account);
            }

            if (IsPersons(owner.GetValue(row)))
            {
                member.SetValue(row, Marking(value));
                Marked.Add((table.Record, column.Name, column.Of));
            }
        }
    }

    private bool IsPersons(object? id) => id switch
    {
        CoachId coach => coach == Person.Coach,
        SupervisorId supervisor => Person.Supervisors.Contains(supervisor),
        PrincipalId account => account == Account,
        _ => false,
    };

    private static bool Empty(object value) => value is IEnumerable and not string && !((IEnumerable)value).Cast<object>().Any();

    private object Marking(object value)
    {
        switch (value)
        {
            case string:
                Canaries.Add($"canary-{++marks:000}");
                return Canaries[^1];
            case ImmutableArray<EvidenceItemId>:
                var id = EvidenceItemId.New(SampleRows.Moment);
                Canaries.Add(id.Value.ToString());
                return ImmutableArray.Create(id);
            default:
                foreach (var item in (IEnumerable)value)
                {
                    foreach (var text in item.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(part => part.PropertyType == typeof(string)))
                    {
                        if (text.GetValue(item) is not null)
                        {
                            text.SetValue(item, Marking(""));
                        }
                    }
                }

                return value;
        }
    }
}
