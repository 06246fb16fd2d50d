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

    /// <param name="request">The request.</param>
    /// <param name="sizeMember">Its member with the size of a page.</param>
    /// <param name="kind">What stands in the ARNs of these jobs: a token of others is refused.</param>
    /// <param name="defaultSize">Where the request names none.</param>
    public static JobPaging Read(RequestObject request, string sizeMember, string kind, int defaultSize = MaximumSize)
    {
        long size = request.IntegerBetween(sizeMember, 1, MaximumSize) ?? defaultSize;
        return new JobPaging((int)size, Decode(request.Text("NextToken"), kind));
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

    private static string? Decode(string? token, string kind)
    {
        if (token is null)
        {
            return null;
        }

        string? arn = IsHexadecimal(token) ? Encoding.UTF8.GetString(Convert.FromHexString(token)).TrimEnd() : null;
        return arn?.Contains($"/{kind}/", StringComparison.Ordinal) == true
            ? arn
            : throw DynamoDbError.InvalidRequest($"Provided nextToken is invalid: {token}");
    }

    private static bool IsHexadecimal(string token)
    {
        return token.Length % 2 == 0 && token.All(char.IsAsciiHexDigit);
    }
}
