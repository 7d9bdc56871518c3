import { nixosModule } from "tsnix";

export default nixosModule({ services: { openssh: { enable: true } } });
