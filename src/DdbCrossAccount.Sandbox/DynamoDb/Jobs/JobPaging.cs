using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Pages of at most 25 jobs; the token of a page holds, in hexadecimal, the job after which it begins.</summary>
internal sealed record JobPaging(int Size, string? After)
{
    private const int MaximumSize = 25;

    public static JobPaging Read(RequestObject request, string sizeMember)
    {
        long size = request.IntegerBetween(sizeMember, 1, MaximumSize) ?? MaximumSize;
        return new JobPaging((int)size, Decode(request.Text("NextToken")));
    }

    /// <summary>Cuts the page out; returns the token of the next one, or null.</summary>
    public string? Page<TJob>(IReadOnlyList<TJob> jobs, out IReadOnlyList<TJob> page)
        where TJob : IJob
    {
        IReadOnlyList<TJob> rest = After is null ? jobs : [.. jobs.SkipWhile(job => job.Arn != After).Skip(1)];
        page = [.. rest.Take(Size)];
        return rest.Count > Size ? Encode(page[^1].Arn) : null;
    }

    public static void WriteNext(Utf8JsonWriter writer, string? next)
    {
        if (next is not null)
        {
            writer.WriteString("NextToken", next);
        }
    }

    /// <summary>A multiple of 16 digits, as the API model wants it.</summary>
    private static string Encode(string arn)
    {
        int length = Math.Max(56, (arn.Length + 7) / 8 * 8);
        return Convert.ToHexStringLower(Encoding.UTF8.GetBytes(arn.PadRight(length)));
    }

    private static string? Decode(string? token)
    {
        return token is null ? null : Encoding.UTF8.GetString(Convert.FromHexString(token)).TrimEnd();
    }
}
