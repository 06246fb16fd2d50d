using System.Globalization;
using System.Text;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>The rules of object keys.</summary>
internal static class ObjectKey
{
    private const int MaximumBytes = 1024;

    /// <summary>Throws KeyTooLongError.</summary>
    public static void Check(string key)
    {
        int bytes = Encoding.UTF8.GetByteCount(key);
        if (bytes > MaximumBytes)
        {
            throw new S3Exception("KeyTooLongError", "Your key is too long")
            {
                Elements = [("Size", bytes.ToString(CultureInfo.InvariantCulture)), ("MaxSizeAllowed", "1024")],
            };
        }
    }
}
