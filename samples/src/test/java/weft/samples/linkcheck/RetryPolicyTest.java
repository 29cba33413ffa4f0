package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    @Test
    void pausesDouble() {
        RetryPolicy policy = new RetryPolicy(Duration.ofSeconds(1), 9, Duration.ofMillis(200));
        assertThat(policy.pause(0)).isEqualTo(Duration.ofMillis(200));
        assertThat(policy.pause(2)).isEqualTo(Duration.ofMillis(800));
        assertThat(policy.pause(1000)).isPositive();
    }
}
