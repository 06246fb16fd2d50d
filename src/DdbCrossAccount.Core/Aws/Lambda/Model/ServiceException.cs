using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>A fault of the service.</summary>
internal sealed class ServiceException(ErrorResponse error) : AmazonLambdaException(error);
