using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

public sealed class ServiceErrorsTests
{
    private readonly RequestFacts _facts = new("TrentService.DescribeKey");

    [Fact]
    public void Errors_OfKms_AreItsOwn()
    {
        Assert.Equal("kms", _facts.Service);
        Assert.Equal(("ThrottlingException", 400), Told(ServiceErrors.Throttle(_facts)));
        Assert.Equal(("KMSInternalException", 500), Told(ServiceErrors.Internal(_facts)));
        Assert.Contains(
            "is not authorized to perform: kms:DescribeKey on resource: *", ServiceErrors.AccessDenied(_facts).Message, System.StringComparison.Ordinal);
    }

    private static (string Code, int Status) Told(ServiceException error) => (error.Code, error.StatusCode);
}
