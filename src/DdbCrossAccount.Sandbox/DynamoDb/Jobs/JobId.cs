using System;
using System.Globalization;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Ids of exports and imports: 14 digits of milliseconds since 1970, a dash, 8 hexadecimal digits.</summary>
internal static class JobId
{
    public static string Make(DateTimeOffset start, IdSource ids)
    {
        string time = start.ToUnixTimeMilliseconds().ToString("D14", CultureInfo.InvariantCulture);
        return $"{time}-{ids.Hex(8)}";
    }
}
