using System.Globalization;
using System.Text;

namespace DdbCrossAccount.Benchmarks;

/// <summary>Items of 1 KB of DynamoDB JSON with the attributes of a usual record.</summary>
internal static class StubItems
{
    public const int Bytes = 1024;

    private const string Fixed =
        """
        ,"paid":{"BOOL":true},"tags":{"SS":["new","gift","eu"]},
        "address":{"M":{"street":{"S":"Long Street 12"},"city":{"S":"Springfield"},"zip":{"N":"62704"}}},
        "lines":{"L":[{"M":{"sku":{"S":"A-1001"},"count":{"N":"2"},"price":{"N":"19.90"}}},
        {"M":{"sku":{"S":"B-2002"},"count":{"N":"1"},"price":{"N":"5.45"}}}]},
        "note":{"S":
        """;

    /// <summary>The item of a number.</summary>
    public static string Make(int number)
    {
        string id = number.ToString("D12", CultureInfo.InvariantCulture);
        string head = $"{{\"id\":{{\"S\":\"{id}\"}},\"total\":{{\"N\":\"{number % 9973}.25\"}}"
            + Fixed.ReplaceLineEndings(string.Empty) + '"';
        return head + new string('x', Bytes - Encoding.UTF8.GetByteCount(head) - 3) + "\"}}";
    }
}
