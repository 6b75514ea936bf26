using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>Reads rows of a person from any table, by the ids that tell whose they are.</summary>
internal sealed class PersonalRows(CpdContext db, PersonIds person)
{
    private static readonly MethodInfo Read =
        typeof(PersonalRows).GetMethod(nameof(OfTableAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly HashSet<Guid> own =
    [
        .. new[] { person.Coach?.Value, person.Account?.Value }.OfType<Guid>(), .. person.Supervisors.Select(supervisor => supervisor.Value),
    ];

    /// <summary>The rows that are the person's, in the order of their keys, which is that of their making.</summary>
    public Task<IReadOnlyList<object>> OwnedAsync(PersonalTable table, CancellationToken cancellation) =>
        ReadAsync(table, row => table.Owners.Select(owner => Is(row, owner)), except: null, cancellation);

    /// <summary>Rows of others in which a column is of the person.</summary>
    public Task<IReadOnlyList<object>> NamingAsync(PersonalTable table, PersonalColumn column, CancellationToken cancellation) => ReadAsync(
        table,
        row => [Is(row, column.Of)],
        row => table.Owners.Any(owner => IsOwn(row, owner)),
        cancellation);

    /// <summary>Whether a property of a row holds an id of the person.</summary>
    public bool IsOwn(object row, string property) => IsOwn(row.GetType().GetProperty(property)!.GetValue(row));

    /// <summary>Whether it is an id of the person.</summary>
    public bool IsOwn(object? id) => id switch
    {
        CoachId coach => coach == person.Coach,
        SupervisorId supervisor => person.Supervisors.Contains(supervisor),
        PrincipalId account => account == person.Account,
        Guid any => own.Contains(any),
        _ => false,
    };

    private async Task<IReadOnlyList<object>> ReadAsync(
        PersonalTable table, Func<ParameterExpression, IEnumerable<Expression>> conditions, Func<object, bool>? except, CancellationToken cancellation)
    {
        var row = Expression.Parameter(table.Record, "row");
        var meets = conditions(row).Aggregate((left, right) => Expression.OrElse(left, right));
        var rows = await (Task<object[]>)Read.MakeGenericMethod(table.Record).Invoke(this, [Expression.Lambda(meets, row), cancellation])!;
        var key = db.Model.FindEntityType(table.Record)!.FindPrimaryKey()!.Properties.Select(part => part.PropertyInfo!).Reverse().ToArray();

        return [.. rows.Where(one => except?.Invoke(one) != true).OrderBy(one => string.Join(' ', key.Select(part => KeyText(part.GetValue(one)))), StringComparer.Ordinal)];
    }

    private async Task<object[]> OfTableAsync<TRecord>(LambdaExpression meets, CancellationToken cancellation)
        where TRecord : class =>
        [.. await db.Set<TRecord>().Where((Expression<Func<TRecord, bool>>)meets).ToListAsync(cancellation)];

    // Parameters, so that the statement is the same for everybody.
    private Expression Is(ParameterExpression row, string property)
    {
        var held = Expression.Property(row, property);
        var type = Nullable.GetUnderlyingType(held.Type) ?? held.Type;
        object[] ids = type == typeof(CoachId) ? person.Coach is { } coach ? [coach] : []
            : type == typeof(SupervisorId) ? [.. person.Supervisors.Cast<object>()]
            : type == typeof(PrincipalId) ? person.Account is { } account ? [account] : []
            : [.. own.Cast<object>()];

        return ids.Aggregate((Expression)Expression.Constant(false), (any, id) => Expression.OrElse(any, Expression.Equal(held, Expression.Convert(Parameter(id), held.Type))));
    }

    private static MemberExpression Parameter(object id)
    {
        var holder = Activator.CreateInstance(typeof(Holder<>).MakeGenericType(id.GetType()), id)!;

        return Expression.Property(Expression.Constant(holder), nameof(Holder<>.Value));
    }

    private static string KeyText(object? part) => part switch
    {
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(part, CultureInfo.InvariantCulture) ?? "",
    };

    private sealed record Holder<T>(T Value);
}
