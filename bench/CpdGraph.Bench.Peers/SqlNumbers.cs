using System.Text.Json;
using CpdGraph.Api.SignIn;
using Npgsql;

namespace CpdGraph.Bench.Peers;

/// <summary>
/// Numbers of one organisation by funding source and by area, as aggregates over the records: in one round trip, with indexes made for them, and the published rule
/// for small numbers applied to each count. It knows neither trees of organisations nor corrected completions, of which there are none here.
/// </summary>
internal static class SqlNumbers
{
    private const string MayAsk =
        """
        select 1 from principal who join membership m on m.principal_id = who.id
        where who.issuer = $1 and who.subject = $2 and m.role = 'Steward' and m.revoked_at is null
        """;

    private const string Coaches =
        """
        select count(distinct coach_id) from employment where organisation_id = $1 and started_on <= $2 and (ended_on is null or ended_on >= $2)
        """;

    private const string BySource =
        """
        select s.code, s.name, count(*), count(distinct c.coach_id)
        from employment e join completion c on c.coach_id = e.coach_id and c.occurred_on >= e.started_on and (e.ended_on is null or c.occurred_on <= e.ended_on)
            left join funding_award a on a.completion_id = c.id left join funding_stream s on s.id = a.stream_id
        where e.organisation_id = $1 and c.occurred_on between $2 and $3 and c.verification <> 'Rejected'
        group by s.id
        """;

    private const string ByArea =
        """
        select a.code, a.name, count(distinct c.id), count(distinct c.coach_id)
        from employment e join completion c on c.coach_id = e.coach_id and c.occurred_on >= e.started_on and (e.ended_on is null or c.occurred_on <= e.ended_on)
            left join (competency_mapping m join competency k on k.id = m.competency_id join competency_area a on a.id = k.area_id)
                on m.offer_version_id = c.offer_version_id and m.coverage in ('Develops', 'Assesses')
        where e.organisation_id = $1 and c.occurred_on between $2 and $3 and c.verification <> 'Rejected'
        group by a.id
        """;

    public static async Task AnswerAsync(HttpContext context, NpgsqlDataSource pool, TokenGate gate)
    {
        if (await gate.SubjectAsync(context) is not { } token)
        {
            await Answers.RefuseAsync(context);
            return;
        }

        var asked = await Asked.ReadAsync(context);
        using var buffer = new AnswerBuffer();

        await using (var connection = await pool.OpenConnectionAsync(context.RequestAborted))
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands = { Allowed(token), Counted(asked), Grouped(BySource, asked), Grouped(ByArea, asked) },
            };
            await using var rows = await batch.ExecuteReaderAsync(context.RequestAborted);

            if (!await rows.ReadAsync(context.RequestAborted))
            {
                await Answers.RefuseAsync(context);
                return;
            }

            await WriteAsync(buffer, rows, context.RequestAborted);
        }

        await Answers.SendAsync(context, buffer.Written);
    }

    private static async Task WriteAsync(AnswerBuffer buffer, NpgsqlDataReader rows, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(buffer, Answers.Json);
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        json.WriteStartObject("workforceDashboard"u8);
        await rows.NextResultAsync(cancellation);
        await rows.ReadAsync(cancellation);
        json.WriteStartObject("coachCount"u8);
        WriteCount(json, rows.GetInt64(0), rows.GetInt64(0));
        json.WriteEndObject();
        await rows.NextResultAsync(cancellation);
        await WriteGroupsAsync(json, "bySource", "No funding known", rows, cancellation);
        await rows.NextResultAsync(cancellation);
        await WriteGroupsAsync(json, "byArea", "No competency", rows, cancellation);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static async Task WriteGroupsAsync(Utf8JsonWriter json, string name, string without, NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var groups = new List<(string Key, string Label, long Events, long People)>();

        while (await rows.ReadAsync(cancellation))
        {
            groups.Add(rows.IsDBNull(0) ? ("", without, rows.GetInt64(2), rows.GetInt64(3)) : (rows.GetString(0), rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3)));
        }

        json.WriteStartArray(name);

        foreach (var (key, label, events, people) in groups.OrderByDescending(group => Shown(group.Events, group.People) ?? 0).ThenBy(group => group.Label, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("key"u8, key);
            json.WriteString("label"u8, label);
            json.WriteStartObject("count"u8);
            WriteCount(json, events, people);
            json.WriteBoolean("suppressed"u8, Shown(events, people) is null);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCount(Utf8JsonWriter json, long events, long people)
    {
        if (Shown(events, people) is { } value)
        {
            json.WriteNumber("value"u8, value);
        }
        else
        {
            json.WriteNull("value"u8);
        }
    }

    // 0 stays 0, what is of 1 to 7 people is hidden, all else is rounded to 5.
    private static long? Shown(long events, long people) => people switch
    {
        0 => 0,
        < 8 => null,
        _ => (events + 2) / 5 * 5,
    };

    private static NpgsqlBatchCommand Allowed(AcceptedToken token) => new(MayAsk)
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = token.Issuer }, new NpgsqlParameter<string> { TypedValue = token.Subject } },
    };

    private static NpgsqlBatchCommand Counted(Asked asked) => new(Coaches)
    {
        Parameters = { new NpgsqlParameter<Guid> { TypedValue = asked.Id }, new NpgsqlParameter<DateOnly> { TypedValue = asked.To } },
    };

    private static NpgsqlBatchCommand Grouped(string statement, Asked asked) => new(statement)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = asked.Id },
            new NpgsqlParameter<DateOnly> { TypedValue = asked.From },
            new NpgsqlParameter<DateOnly> { TypedValue = asked.To },
        },
    };
}
